"""Writes vectors/*.npz: what each framework computes on random weights. Run by hand.

Each framework is used where it can be imported (torch; keras, flax and haiku on jax; onnxruntime):

    python tests/numerics/make_vectors.py [torch] [onnx] [keras] [flax] [nnx] [haiku]

A case is what `layouts.replay` is given and what it must give back.
"""

# ruff: noqa: FBT003, PLC0206
# mypy: ignore-errors

import itertools
import json
import os
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent / "vectors"
T, N, D, H, R = 5, 3, 2, 4, 3


def save(framework, cases):
    arrays, described = {}, []
    for k, case in enumerate(cases):
        for part in ("weights", "inputs", "outputs"):
            for name, array in case.pop(part).items():
                arrays[f"{k}|{part}|{name}"] = np.asarray(array)
        described.append(case)
    np.savez_compressed(HERE / f"{framework}.npz", cases=json.dumps(described), **arrays)
    print(framework, len(described), (HERE / f"{framework}.npz").stat().st_size)


def torch_cases():
    import torch

    torch.set_default_dtype(torch.float64)
    torch.manual_seed(0)
    classes = {"elman": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}
    variants = [
        {"num_layers": k, "bidirectional": b, "lengths": p}
        for k, b, p in itertools.product((1, 2, 3), (False, True), (False, True))
    ]
    variants += [{"batch_first": True}, {"bias": False}, {"unbatched": True, "bidirectional": True}]
    for kind in classes:
        extra = {
            "elman": [{"nonlinearity": "relu", "num_layers": 2}],
            "lstm": [
                {"proj_size": R},
                {"proj_size": R, "num_layers": 2, "bidirectional": True, "lengths": True},
            ],
            "gru": [],
        }[kind]
        for variant in variants + extra:
            yield torch_layer(torch, kind, classes[kind], dict(variant))
        yield torch_cell(torch, kind)


def torch_layer(torch, kind, made_by, options):
    packed, lone = options.pop("lengths", False), options.pop("unbatched", False)
    rnn = made_by(D, H, **options)
    directions = 2 if options.get("bidirectional") else 1
    rows, first = options.get("num_layers", 1) * directions, options.get("batch_first", False)
    batch = () if lone else (N,)
    x = torch.randn(*((N, T) if first else (T, *batch)), D, requires_grad=True)
    widths = {"h": options.get("proj_size") or H, **({"c": H} if kind == "lstm" else {})}
    states = {s: torch.randn(rows, *batch, w, requires_grad=True) for s, w in widths.items()}
    lengths = torch.tensor([3, 5, 1])
    given = (
        torch.nn.utils.rnn.pack_padded_sequence(x, lengths, first, enforce_sorted=False)
        if packed
        else x
    )
    out, last = rnn(given, tuple(states.values()) if kind == "lstm" else states["h"])
    if packed:
        out, _ = torch.nn.utils.rnn.pad_packed_sequence(out, first)
    last = dict(zip(widths, last if kind == "lstm" else (last,), strict=True))
    seeds = {
        "out": torch.randn_like(out),
        **{f"{s}n": torch.randn_like(v) for s, v in last.items()},
    }
    loss = (out * seeds["out"]).sum() + sum((last[s] * seeds[f"{s}n"]).sum() for s in last)
    loss.backward()
    return torch_case(
        kind,
        rnn,
        x,
        states,
        {"out": out, **{f"{s}n": v for s, v in last.items()}},
        seeds,
        lengths=lengths if packed else None,
        options={k: options[k] for k in ("nonlinearity", "batch_first") if k in options},
    )


def torch_cell(torch, kind):
    cell = {"elman": torch.nn.RNNCell, "lstm": torch.nn.LSTMCell, "gru": torch.nn.GRUCell}[kind](
        D, H
    )
    names = ("h", "c") if kind == "lstm" else ("h",)
    x = torch.randn(N, D, requires_grad=True)
    states = {s: torch.randn(N, H, requires_grad=True) for s in names}
    last = cell(x, tuple(states.values()) if kind == "lstm" else states["h"])
    last = dict(zip(names, last if kind == "lstm" else (last,), strict=True))
    seeds = {f"{s}n": torch.randn_like(v) for s, v in last.items()}
    sum((last[s] * seeds[f"{s}n"]).sum() for s in names).backward()
    return torch_case(kind, cell, x, states, {f"{s}n": v for s, v in last.items()}, seeds)


def torch_case(kind, module, x, states, outputs, seeds, *, lengths=None, options=None):
    def arrays(tensors):
        return {name: t.detach().numpy() for name, t in tensors.items()}

    grads = {f"{s}0": v.grad for s, v in states.items()}
    grads |= {"x": x.grad, **{name: w.grad for name, w in module.named_parameters()}}
    inputs = {"x": x, **{f"{s}0": v for s, v in states.items()}}
    inputs |= {f"d_{name}": seed for name, seed in seeds.items()}
    return {
        "name": f"{kind} {module}",
        "layout": "pytorch",
        "kind": kind,
        "options": options or {},
        "weights": arrays(dict(module.named_parameters())),
        "inputs": arrays(inputs) | ({} if lengths is None else {"lengths": lengths.numpy()}),
        "outputs": arrays(outputs) | {f"grad_{name}": g.numpy() for name, g in grads.items()},
    }


ONNX = {"elman": ("RNN", 1), "lstm": ("LSTM", 4), "gru": ("GRU", 3)}


def onnx_cases():
    rng = np.random.default_rng(1)
    for kind in ONNX:
        for direction in ("forward", "reverse", "bidirectional"):
            for lengths in (None, [3, 5, 1]):
                yield onnx_case(rng, kind, {"direction": direction}, lengths)
        yield onnx_case(rng, kind, {"clip": 0.4}, None)
    yield onnx_case(rng, "elman", {"activations": ["Relu"]}, None)
    yield onnx_case(
        rng,
        "elman",
        {
            "activations": ["LeakyRelu", "ScaledTanh"],
            "activation_alpha": [0.3, 1.2],
            "activation_beta": [0.7],
            "direction": "bidirectional",
        },
        None,
    )
    for after in (0, 1):
        yield onnx_case(rng, "gru", {"linear_before_reset": after}, [3, 5, 1])
        yield onnx_case(
            rng,
            "gru",
            {
                "linear_before_reset": after,
                "activations": ["HardSigmoid", "Elu"],
                "activation_alpha": [0.25, 0.8],
                "activation_beta": [0.45],
                "clip": 1.1,
            },
            None,
        )
    for peepholes in (False, True):
        for tied in (0, 1):
            for clip in ({}, {"clip": 0.5}):
                yield onnx_case(rng, "lstm", {"input_forget": tied, **clip}, None, peepholes)
    yield onnx_case(rng, "lstm", {"direction": "bidirectional", "input_forget": 1}, [5, 2, 4], True)
    yield onnx_case(
        rng,
        "lstm",
        {
            "activations": ["HardSigmoid", "Softsign", "Softplus"],
            "activation_alpha": [0.3],
            "activation_beta": [0.4],
        },
        None,
        True,
    )
    for name, alpha, beta in (
        ("Affine", 0.6, 0.1),
        ("ThresholdedRelu", 0.2, None),
        ("Softsign", None, None),
        ("Softplus", None, None),
        ("Elu", 0.7, None),
        ("Sigmoid", None, None),
        ("HardSigmoid", 0.3, 0.6),
        ("ScaledTanh", 0.8, 1.1),
        ("LeakyRelu", 0.05, None),
    ):
        attributes = {"activations": [name]}
        attributes |= {} if alpha is None else {"activation_alpha": [alpha]}
        attributes |= {} if beta is None else {"activation_beta": [beta]}
        yield onnx_case(rng, "elman", attributes, None)


def onnx_case(rng, kind, attributes, lengths, peepholes=False):
    op, G = ONNX[kind]
    dirs = 2 if attributes.get("direction") == "bidirectional" else 1

    def draw(*shape):
        return rng.normal(0, 0.6, shape).astype(np.float32)

    weights = {"W": draw(dirs, G * H, D), "R": draw(dirs, G * H, H), "B": draw(dirs, 2 * G * H)}
    if peepholes:
        weights["P"] = draw(dirs, 3 * H)
    inputs = {"X": draw(T, N, D), "initial_h": draw(dirs, N, H)}
    if kind == "lstm":
        inputs["initial_c"] = draw(dirs, N, H)
    if lengths is not None:
        inputs["sequence_lens"] = np.array(lengths, np.int32)
    outputs = run_onnx(op, weights, inputs, {"hidden_size": H, **attributes})
    flat = {
        name: ",".join(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in attributes.items()
    }
    return {
        "name": f"{kind} {flat} {lengths} {'P' if peepholes else ''}",
        "layout": "onnx",
        "kind": kind,
        "options": {"attributes": flat},
        "weights": weights,
        "inputs": inputs,
        "outputs": outputs,
    }


def run_onnx(op, weights, inputs, attributes):
    import onnxruntime
    from onnx import TensorProto, helper

    order = ["X", "W", "R", "B", "sequence_lens", "initial_h", "initial_c", "P"]
    order = order[: {"LSTM": 8}.get(op, 6)]
    fed = weights | inputs
    outs = ["Y", "Y_h", "Y_c"][: 3 if op == "LSTM" else 2]
    node = helper.make_node(op, [n if n in fed else "" for n in order], outs, **attributes)
    kinds = {"sequence_lens": TensorProto.INT32}
    graph = helper.make_graph(
        [node],
        "one",
        [
            helper.make_tensor_value_info(n, kinds.get(n, TensorProto.FLOAT), a.shape)
            for n, a in fed.items()
        ],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, None) for n in outs],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 22)], ir_version=10)
    session = onnxruntime.InferenceSession(model.SerializeToString())
    return dict(zip(outs, session.run(None, fed), strict=True))


def keras_cases():
    os.environ["KERAS_BACKEND"] = "jax"
    import keras

    keras.utils.set_random_seed(0)
    classes = {"elman": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM, "gru": keras.layers.GRU}
    for kind, made_by in classes.items():
        variants = [{}, {"go_backwards": True}, {"use_bias": False}, {"mask": True}]
        variants += [{"both": m} for m in ("concat", "sum", "ave", "mul", None)]
        variants += [{"both": "concat", "mask": True}, {"activation": "relu"}]
        if kind != "elman":
            variants.append({"recurrent_activation": "hard_sigmoid"})
        if kind == "gru":
            variants += [{"reset_after": False}, {"reset_after": False, "both": "concat"}]
        for variant in variants:
            yield keras_case(keras, kind, made_by, dict(variant))


def keras_case(keras, kind, made_by, variant):
    import jax

    rng = np.random.default_rng(2)
    options = dict(variant)
    masked, both = options.pop("mask", False), options.pop("both", "no")
    layer = made_by(H, return_sequences=True, return_state=True, **options)
    if both != "no":
        layer = keras.layers.Bidirectional(layer, merge_mode=both)
    x = rng.normal(0, 1, (N, T, D)).astype("float32")
    layer.build(x.shape)
    drawn = [rng.normal(0, 0.6, v.shape).astype("float32") for v in layer.trainable_variables]
    rows, size = (1 if both == "no" else 2), (2 if kind == "lstm" else 1)
    states = [rng.normal(0, 1, (N, H)).astype("float32") for _ in range(rows * size)]
    mask = np.arange(T) < np.array([3, 5, 1])[:, None] if masked else None
    if masked:
        mask[1, 2] = False

    def call(weights, x, states):
        results, _ = layer.stateless_call(
            weights,
            [v.value for v in layer.non_trainable_variables],
            x,
            initial_state=states,
            mask=mask,
        )
        return list(results)

    results = call(drawn, x, states)
    outs = 2 if both is None else 1
    names = (["out0", "out1"] if outs == 2 else ["out"]) + [f"state{k}" for k in range(len(states))]
    outputs = dict(zip(names, results, strict=True))
    seeds = [rng.normal(0, 1, r.shape).astype("float32") for r in results]

    def loss(weights, x, states):
        return sum((a * s).sum() for a, s in zip(call(weights, x, states), seeds, strict=True))

    d_weights, d_x, d_states = jax.grad(loss, (0, 1, 2))(drawn, x, states)
    paths = [v.path.split("/", 1)[1] if both != "no" else v.name for v in layer.trainable_variables]
    d_rows = [np.stack(d_states[k::size]) for k in range(size)]
    outputs |= {"grad_x": d_x}
    outputs |= {f"grad_{s}0": d if rows == 2 else d[0] for s, d in zip("hc", d_rows, strict=False)}
    outputs |= {f"grad_{p}": g for p, g in zip(paths, d_weights, strict=True)}
    if outs == 2:  # the seed of both outputs is one array
        seeds = [np.concatenate(seeds[:2], axis=-1), *seeds[2:]]
    inputs = {"x": x, "d_out": seeds[0]} | ({"mask": mask} if masked else {})
    inputs |= {f"state{k}": s for k, s in enumerate(states)}
    inputs |= {f"d_state{k}": s for k, s in enumerate(seeds[1:])}
    attributes = {name: str(value) for name, value in options.items() if name != "use_bias"}
    if both != "no":
        attributes["merge_mode"] = both or "none"
    return {
        "name": f"{kind} {variant}",
        "layout": "keras",
        "kind": kind,
        "options": {"attributes": attributes},
        "weights": dict(zip(paths, drawn, strict=True)),
        "inputs": inputs,
        "outputs": outputs,
    }


def flax_cases():
    import jax
    from flax import linen as nn
    from flax.traverse_util import flatten_dict, unflatten_dict

    rng = np.random.default_rng(3)
    cells = {"elman": nn.SimpleCell, "lstm": nn.LSTMCell, "gru": nn.GRUCell}
    for kind, both in itertools.product(cells, (False, True)):
        made = [nn.RNN(cells[kind](H), return_carry=True) for _ in range(2)]
        rnn = nn.Bidirectional(*made, return_carry=True) if both else made[0]
        x = rng.normal(0, 1, (N, T, D)).astype("float32")
        shaped = flatten_dict(rnn.init(jax.random.key(0), x), sep="/")
        weights = {k: rng.normal(0, 0.6, v.shape).astype("float32") for k, v in shaped.items()}

        def call(weights, x, rnn=rnn, both=both, kind=kind):
            carry, out = rnn.apply(unflatten_dict(weights, sep="/"), x)
            carries = carry if both else (carry,)
            rows = [c if kind == "lstm" else (c,) for c in carries]
            lasts = [jax.numpy.stack(s) for s in zip(*rows, strict=True)][::-1]  # (c, h)
            return [out, *(s if both else s[0] for s in lasts)]

        yield jax_case(rng, "flax", kind, weights, x, call)


def nnx_cases():
    from flax import nnx

    rng = np.random.default_rng(5)
    cells = {
        "elman": nnx.SimpleCell, "lstm": nnx.LSTMCell, "gru": nnx.GRUCell,
        "lstm stacked": nnx.OptimizedLSTMCell,
    }  # fmt: skip
    for name, made_by in cells.items():
        kind = name.split()[0]
        rnn = nnx.RNN(
            made_by(in_features=D, hidden_features=H, rngs=nnx.Rngs(0)), return_carry=True
        )
        graph, state, rest = nnx.split(rnn, nnx.Param, ...)
        x = rng.normal(0, 1, (N, T, D)).astype("float32")
        flat = dict(nnx.to_flat_state(state))
        paths = {".".join(map(str, path)): path for path in flat}
        weights = {k: rng.normal(0, 0.6, flat[p].shape).astype("float32") for k, p in paths.items()}

        def call(weights, x, graph=graph, flat=flat, paths=paths, rest=rest, kind=kind):
            filled = nnx.from_flat_state({p: flat[p].replace(weights[k]) for k, p in paths.items()})
            zeros = np.zeros((N, H), "float32")
            first = (zeros, zeros) if kind == "lstm" else zeros
            carry, out = nnx.merge(graph, filled, rest)(x, initial_carry=first)
            return [out, *(carry[::-1] if kind == "lstm" else (carry,))]

        yield jax_case(rng, "flax", kind, weights, x, call)


def haiku_cases():
    import haiku
    import jax

    rng = np.random.default_rng(4)
    cores = {"elman": haiku.VanillaRNN, "lstm": haiku.LSTM, "gru": haiku.GRU}
    for kind, made_by in cores.items():

        def unroll(x, made_by=made_by):
            core = made_by(H)
            return haiku.dynamic_unroll(core, x, core.initial_state(N))

        transformed = haiku.without_apply_rng(haiku.transform(unroll))
        x = rng.normal(0, 1, (T, N, D)).astype("float32")
        nested = transformed.init(jax.random.key(0), x)
        weights = {
            f"{module}/{name}": rng.normal(0, 0.6, v.shape).astype("float32")
            for module, named in nested.items()
            for name, v in named.items()
        }

        def call(weights, x, transformed=transformed, kind=kind):
            params = {}
            for key, value in weights.items():
                module, name = key.rsplit("/", 1)
                params.setdefault(module, {})[name] = value
            out, state = transformed.apply(params, x)
            return [out, *(state if kind == "lstm" else (state,))]

        yield jax_case(rng, "haiku", kind, weights, x, call)


def jax_case(rng, layout, kind, weights, x, call):
    import jax

    results = call(weights, x)
    seeds = [rng.normal(0, 1, r.shape).astype("float32") for r in results]

    def loss(weights, x):
        return sum((a * s).sum() for a, s in zip(call(weights, x), seeds, strict=True))

    d_weights, d_x = jax.grad(loss, (0, 1))(weights, x)
    names = ["out", "hn", "cn"][: len(results)]
    outputs = dict(zip(names, results, strict=True)) | {"grad_x": d_x}
    return {
        "name": f"{kind} {min(weights)}",
        "layout": layout,
        "kind": kind,
        "options": {},
        "weights": weights,
        "inputs": {"x": x} | {f"d_{n}": s for n, s in zip(names, seeds, strict=True)},
        "outputs": outputs | {f"grad_{k}": g for k, g in d_weights.items()},
    }


MAKERS = {
    "torch": torch_cases,
    "onnx": onnx_cases,
    "keras": keras_cases,
    "flax": flax_cases,
    "nnx": nnx_cases,
    "haiku": haiku_cases,
}

if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    for framework in sys.argv[1:] or MAKERS:
        save(framework, MAKERS[framework]())
