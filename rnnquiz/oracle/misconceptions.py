"""The registry of misconceptions: named wrong ways to compute, each a change to some equations.

One entry writes distractors, recognises answers, filters variants and names mistakes. A
*convention* is a change that another framework calls right: it is wrong here, and the learner is
told where it would not be.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from rnnquiz.errors import UsageError, instead
from rnnquiz.oracle.backward import STEPS, summed
from rnnquiz.oracle.routine import Equation, Routine
from rnnquiz.text import Text


class Misconception(NamedTuple):
    """A named wrong way to compute.

    `changes` holds, for each group of routines it applies to, the equations it replaces.
    """

    name: str
    text: Text
    changes: Mapping[str, Mapping[str, str]]
    kind: Literal["mistake", "convention"] = "mistake"


def _gates(template: str, gates: str, *, squash: Mapping[str, str]) -> dict[str, str]:
    """The same change to several gates: `{k}` in the template is the gate's letter."""
    return {f"{k}_t": f"{squash.get(k, 'σ')}({template.format(k=k)})" for k in gates}


LSTM_SQUASH = {"g": "tanh"}

MISCONCEPTIONS: tuple[Misconception, ...] = (
    Misconception(
        "f_i_swapped",
        Text(
            en="The forget and input gates changed places: $f_t$ weighs the old memory and $i_t$ "
            "the candidate.",
            zh="遗忘门和输入门用反了：$f_t$ 作用在旧记忆上，$i_t$ 作用在候选状态上。",
        ),
        {"lstm": {"c_t": "i_t ⊙ c_prev + f_t ⊙ g_t"}},
    ),
    Misconception(
        "input_gate_forgotten",
        Text(
            en="The candidate went in whole: the input gate $i_t$ still has to scale it.",
            zh="候选状态被整个加了进去：它还要先乘以输入门 $i_t$。",
        ),
        {"lstm": {"c_t": "f_t ⊙ c_prev + g_t"}},
    ),
    Misconception(
        "forget_gate_forgotten",
        Text(
            en="The old memory was kept whole, as in the LSTM of 1997: the forget gate $f_t$ still "
            "has to scale it.",
            zh="旧记忆被原封不动地保留，这是 1997 年的 LSTM：这里还要先乘以遗忘门 $f_t$。",
        ),
        {"lstm": {"c_t": "c_prev + i_t ⊙ g_t"}},
    ),
    Misconception(
        "forget_gate_deletes",
        Text(
            en="The forget gate was read as the share to delete. Despite its name it is the share "
            "to keep: 1 keeps, 0 erases.",
            zh="把遗忘门当成了“删除的比例”。它虽叫遗忘门，给出的却是保留的比例：1 保留，0 清除。",
        ),
        {"lstm": {"c_t": "(1 - f_t) ⊙ c_prev + i_t ⊙ g_t"}},
    ),
    Misconception(
        "input_gate_coupled",
        Text(
            en="The input gate was tied to the forget gate as $1 - f_t$. That is the coupled "
            "variant; a standard LSTM learns $i_t$ separately.",
            zh="输入门被绑定成了 $1 - f_t$。那是耦合门变体；标准 LSTM 的 $i_t$ 是单独学出来的。",
        ),
        {"lstm": {"c_t": "f_t ⊙ c_prev + (1 - f_t) ⊙ g_t"}},
    ),
    Misconception(
        "memory_dropped",
        Text(
            en="The old memory is missing: $f_t ⊙ c_prev$ has to be added to what is written.",
            zh="漏掉了旧记忆：写入的内容还要加上 $f_t ⊙ c_prev$。",
        ),
        {"lstm": {"c_t": "i_t ⊙ g_t"}},
    ),
    Misconception(
        "tanh_on_c_forgotten",
        Text(
            en="The cell state went out unsquashed: it passes through tanh before the output gate.",
            zh="细胞状态没有经过压缩就输出了：它要先过 tanh，再乘输出门。",
        ),
        {"lstm": {"h_t": "o_t ⊙ c_t"}},
    ),
    Misconception(
        "sigmoid_on_c",
        Text(
            en="The cell state went through the sigmoid; the squashing here is tanh.",
            zh="细胞状态过的是 sigmoid；这里应当用 tanh 压缩。",
        ),
        {"lstm": {"h_t": "o_t ⊙ σ(c_t)"}},
    ),
    Misconception(
        "output_gate_inside",
        Text(
            en="The output gate was applied before tanh; it scales what tanh gives.",
            zh="输出门乘在了 tanh 里面；它应当乘在 tanh 的结果上。",
        ),
        {"lstm": {"h_t": "tanh(o_t ⊙ c_t)"}},
    ),
    Misconception(
        "old_c_read_out",
        Text(
            en="The old memory $c_prev$ was read out. The output uses the new one, $c_t$.",
            zh="读出的是旧的 $c_prev$。输出用的是刚更新的 $c_t$。",
        ),
        {"lstm": {"h_t": "o_t ⊙ tanh(c_prev)"}},
    ),
    Misconception(
        "c_returned_for_h",
        Text(
            en="That is the cell state $c_t$. The hidden state is what the output gate lets out "
            "of it: $h_t = o_t ⊙ tanh(c_t)$.",
            zh="这是细胞状态 $c_t$。隐藏状态是输出门放出来的部分：$h_t = o_t ⊙ tanh(c_t)$。",
        ),
        {"lstm": {"h_t": "c_t"}},
    ),
    Misconception(
        "output_gate_forgotten",
        Text(
            en="The output gate is missing: $tanh(c_t)$ still has to be scaled by $o_t$.",
            zh="漏掉了输出门：$tanh(c_t)$ 还要乘以 $o_t$。",
        ),
        {"lstm": {"h_t": "tanh(c_t)"}},
    ),
    Misconception(
        "candidate_through_sigmoid",
        Text(
            en="The candidate went through the sigmoid. Gates are sigmoid, the candidate is tanh: "
            "it has to be able to subtract.",
            zh="候选状态过了 sigmoid。门用 sigmoid，候选状态用 tanh，这样它才能减。",
        ),
        {
            "lstm": {"g_t": "σ(W_xg x_t + W_hg h_prev + b_g)"},
            "gru.after.two": {"n_t": "σ(W_xn x_t + b_n + r_t ⊙ (W_hn h_prev + b_hn))"},
            "gru.after.one": {"n_t": "σ(W_xn x_t + b_n + r_t ⊙ (W_hn h_prev))"},
            "gru.before.two": {"n_t": "σ(W_xn x_t + b_n + W_hn (r_t ⊙ h_prev) + b_hn)"},
            "gru.before.one": {"n_t": "σ(W_xn x_t + b_n + W_hn (r_t ⊙ h_prev))"},
        },
    ),
    Misconception(
        "z_flipped",
        Text(
            en="The update gate points the other way. Here $z_t$ keeps the old state, as in "
            "PyTorch, Keras, ONNX and Cho et al. 2014; in Chung et al. 2014 and Haiku it lets the "
            "new one in.",
            zh="更新门的方向反了。这里 $z_t$ 保留旧状态（PyTorch、Keras、ONNX、Cho 等 2014）；"
            "在 Chung 等 2014 和 Haiku 里，它放进新状态。",
        ),
        {"gru.keep": {"h_t": "(1 - z_t) ⊙ h_prev + z_t ⊙ n_t"}},
        kind="convention",
    ),
    Misconception(
        "z_flipped_back",
        Text(
            en="The update gate points the other way. Here $z_t$ lets the new state in, as in "
            "Chung et al. 2014 and Haiku; in PyTorch, Keras and ONNX it keeps the old one.",
            zh="更新门的方向反了。这里 $z_t$ 放进新状态（Chung 等 2014、Haiku）；"
            "在 PyTorch、Keras 和 ONNX 里，它保留旧状态。",
        ),
        {"gru.replace": {"h_t": "(1 - z_t) ⊙ n_t + z_t ⊙ h_prev"}},
        kind="convention",
    ),
    Misconception(
        "blend_without_complement",
        Text(
            en="Both shares were scaled by $z_t$. They have to add up to 1: one of them is "
            "$1 - z_t$.",
            zh="两部分都乘了 $z_t$。两个权重之和应为 1：其中一个是 $1 - z_t$。",
        ),
        {"gru": {"h_t": "z_t ⊙ n_t + z_t ⊙ h_prev"}},
    ),
    Misconception(
        "old_state_dropped",
        Text(
            en="Only the new part is there: the share of $h_prev$ has to be added.",
            zh="只有新的那一半：还要加上 $h_prev$ 的那一份。",
        ),
        {
            "gru.keep": {"h_t": "(1 - z_t) ⊙ n_t"},
            "gru.replace": {"h_t": "z_t ⊙ n_t"},
        },
    ),
    Misconception(
        "reset_before",
        Text(
            en="The reset gate was applied to $h_prev$ before the matrix, as in ONNX's default, "
            "Haiku and Cho et al. 2014 v3. Here it comes after, as in PyTorch and Keras.",
            zh="重置门在乘矩阵之前就作用到了 $h_prev$ 上，那是 ONNX 默认、Haiku 和 Cho 等 2014 v3 "
            "的做法。这里是乘完矩阵之后，与 PyTorch、Keras 相同。",
        ),
        {
            "gru.after.two": {"n_t": "tanh(W_xn x_t + b_n + W_hn (r_t ⊙ h_prev) + b_hn)"},
            "gru.after.one": {"n_t": "tanh(W_xn x_t + b_n + W_hn (r_t ⊙ h_prev))"},
            "gru.candidate.after": {"q_t": "W_hn (r_t ⊙ h_prev)"},
        },
        kind="convention",
    ),
    Misconception(
        "reset_after",
        Text(
            en="The reset gate was applied after the matrix, as in PyTorch and Keras. Here it "
            "scales $h_prev$ first, as in ONNX's default and Cho et al. 2014 v3.",
            zh="重置门作用在了乘完矩阵之后，那是 PyTorch 和 Keras 的做法。"
            "这里它先作用到 $h_prev$ 上，与 ONNX 默认和 Cho 等 2014 v3 相同。",
        ),
        {
            "gru.before.two": {"n_t": "tanh(W_xn x_t + b_n + r_t ⊙ (W_hn h_prev + b_hn))"},
            "gru.before.one": {"n_t": "tanh(W_xn x_t + b_n + r_t ⊙ (W_hn h_prev))"},
            "gru.candidate.before": {"q_t": "r_t ⊙ (W_hn h_prev)"},
        },
        kind="convention",
    ),
    Misconception(
        "reset_gate_forgotten",
        Text(
            en="The reset gate is missing from the candidate.",
            zh="候选状态里漏掉了重置门。",
        ),
        {
            "gru.after.two": {"n_t": "tanh(W_xn x_t + b_n + W_hn h_prev + b_hn)"},
            "gru.after.one": {"n_t": "tanh(W_xn x_t + b_n + W_hn h_prev)"},
            "gru.before.two": {"n_t": "tanh(W_xn x_t + b_n + W_hn h_prev + b_hn)"},
            "gru.before.one": {"n_t": "tanh(W_xn x_t + b_n + W_hn h_prev)"},
            "gru.candidate": {"q_t": "W_hn h_prev"},
        },
    ),
    Misconception(
        "reset_gate_resets",
        Text(
            en="The reset gate was read as the share to throw away. Despite its name it is the "
            "share of the old state that is seen: 1 shows all of it, 0 hides it.",
            zh="把重置门当成了“丢掉的比例”。它虽叫重置门，给出的却是旧状态被看到的比例："
            "1 全部看到，0 完全看不到。",
        ),
        {
            "gru.after.two": {"n_t": "tanh(W_xn x_t + b_n + (1 - r_t) ⊙ (W_hn h_prev + b_hn))"},
            "gru.after.one": {"n_t": "tanh(W_xn x_t + b_n + (1 - r_t) ⊙ (W_hn h_prev))"},
            "gru.before.two": {"n_t": "tanh(W_xn x_t + b_n + W_hn ((1 - r_t) ⊙ h_prev) + b_hn)"},
            "gru.before.one": {"n_t": "tanh(W_xn x_t + b_n + W_hn ((1 - r_t) ⊙ h_prev))"},
            "gru.candidate.after": {"q_t": "(1 - r_t) ⊙ (W_hn h_prev)"},
            "gru.candidate.before": {"q_t": "W_hn ((1 - r_t) ⊙ h_prev)"},
        },
    ),
    Misconception(
        "recurrent_bias_outside_reset",
        Text(
            en="The bias $b_hn$ stands outside the product. It is added to $W_hn h_prev$ first, "
            "and the reset gate scales both.",
            zh="偏置 $b_hn$ 放到了乘积外面。它要先与 $W_hn h_prev$ 相加，再一起乘以重置门。",
        ),
        {"gru.after.two": {"n_t": "tanh(W_xn x_t + b_n + r_t ⊙ (W_hn h_prev) + b_hn)"}},
    ),
    Misconception(
        "bias_dropped",
        Text(
            en="The bias is missing.",
            zh="漏掉了偏置。",
        ),
        {
            "elman": {"a_t": "W_x x_t + W_h h_prev"},
            "lstm": _gates("W_x{k} x_t + W_h{k} h_prev", "ifgo", squash=LSTM_SQUASH),
            "gru": _gates("W_x{k} x_t + W_h{k} h_prev", "rz", squash={}),
        },
    ),
    Misconception(
        "concatenation_swapped",
        Text(
            en="The joined vector is in the other order: this $W$ expects $[h_prev, x_t]$, so the "
            "state comes first.",
            zh="拼接的顺序反了：这里的 $W$ 对应 $[h_prev, x_t]$，状态在前。",
        ),
        {"elman": {"a_t": "W [x_t, h_prev] + b"}},
    ),
    Misconception(
        "recurrence_dropped",
        Text(
            en="The term with $h_prev$ is missing: without it there is no recurrence.",
            zh="漏掉了含 $h_prev$ 的那一项：没有它就没有循环。",
        ),
        {
            "elman": {"a_t": "W_x x_t + b"},
            "lstm": _gates("W_x{k} x_t + b_{k}", "ifgo", squash=LSTM_SQUASH),
            "gru": _gates("W_x{k} x_t + b_{k}", "rz", squash={}),
        },
    ),
    Misconception(
        "recurrent_weights_transposed",
        Text(
            en="The recurrent matrix was transposed: rows belong to the new state, columns to the "
            "old one.",
            zh="循环权重矩阵被转置了：行对应新状态，列对应旧状态。",
        ),
        {
            "elman": {"a_t": "W_x x_t + W_h^T h_prev + b"},
            "lstm": _gates("W_x{k} x_t + W_h{k}^T h_prev + b_{k}", "ifgo", squash=LSTM_SQUASH),
            "gru": _gates("W_x{k} x_t + W_h{k}^T h_prev + b_{k}", "rz", squash={}),
            "elman.jacobian": {"J": "diag(1 - h_t^2) W_h^T"},
            "gru.candidate.after": {"q_t": "r_t ⊙ (W_hn^T h_prev)"},
            "gru.candidate.before": {"q_t": "W_hn^T (r_t ⊙ h_prev)"},
        },
    ),
    Misconception(
        "activation_forgotten",
        Text(
            en="That is the pre-activation $a_t$: the activation function still has to be applied.",
            zh="这是预激活值 $a_t$：还要再过一次激活函数。",
        ),
        {
            "elman.tanh": {"h_t": "a_t"},
            "elman.relu": {"h_t": "a_t"},
            "elman.sigmoid": {"h_t": "a_t"},
        },
    ),
    Misconception(
        "sigmoid_for_tanh",
        Text(
            en="The state went through the sigmoid; the activation of this cell is tanh.",
            zh="状态过的是 sigmoid；这个单元的激活函数是 tanh。",
        ),
        {"elman.tanh": {"h_t": "σ(a_t)"}},
    ),
    Misconception(
        "slope_of_sigmoid",
        Text(
            en="$h_t ⊙ (1 - h_t)$ is the slope of the sigmoid. The slope of tanh is one minus its "
            "square.",
            zh="$h_t ⊙ (1 - h_t)$ 是 sigmoid 的导数。tanh 的导数是 1 减去它的平方。",
        ),
        {"slope.tanh": {"s_t": "h_t ⊙ (1 - h_t)"}},
    ),
    Misconception(
        "slope_without_square",
        Text(
            en="The square is missing: the slope of tanh is one minus its square.",
            zh="漏了平方：tanh 的导数是 1 减去它的平方。",
        ),
        {"slope.tanh": {"s_t": "1 - h_t"}, "elman.jacobian": {"J": "diag(1 - h_t) W_h"}},
    ),
    Misconception(
        "slope_at_preactivation",
        Text(
            en="The square was taken of the pre-activation $a_t$; it belongs to the state, "
            "$tanh(a_t)$.",
            zh="平方取在了预激活值 $a_t$ 上；应当取在 $tanh(a_t)$ 上。",
        ),
        {"slope.tanh": {"s_t": "1 - a_t^2"}},
    ),
    Misconception(
        "slope_of_tanh",
        Text(
            en="One minus the square is the slope of tanh. The slope of the sigmoid is "
            "$h_t ⊙ (1 - h_t)$.",
            zh="1 减去平方是 tanh 的导数。sigmoid 的导数是 $h_t ⊙ (1 - h_t)$。",
        ),
        {"slope.sigmoid": {"s_t": "1 - h_t^2"}},
    ),
    Misconception(
        "slope_forgotten",
        Text(
            en="That is the matrix alone: the slope of tanh at each unit still scales its row.",
            zh="这只是权重矩阵：每一行还要乘以该单元处 tanh 的导数。",
        ),
        {"elman.jacobian": {"J": "W_h"}},
    ),
    Misconception(
        "slope_on_columns",
        Text(
            en="The slopes scaled the columns. The activation acts on the new state, so they "
            "scale the rows.",
            zh="导数乘到了列上。激活函数作用在新状态上，所以应当乘在行上。",
        ),
        {"elman.jacobian": {"J": "W_h diag(1 - h_t^2)"}},
    ),
    Misconception(
        "gate_through_tanh",
        Text(
            en="The gate went through tanh. A gate is a share between 0 and 1, so it is a sigmoid.",
            zh="门过的是 tanh。门是 0 到 1 之间的比例，要用 sigmoid。",
        ),
        {
            "lstm": {f"{k}_t": f"tanh(W_x{k} x_t + W_h{k} h_prev + b_{k})" for k in "ifo"},
            "gru": {f"{k}_t": f"tanh(W_x{k} x_t + W_h{k} h_prev + b_{k})" for k in "rz"},
        },
    ),
    Misconception(
        "gate_without_sigmoid",
        Text(
            en="That is the pre-activation: the gate is its sigmoid.",
            zh="这是预激活值：门的值是它的 sigmoid。",
        ),
        {
            "gate": {"f_t": "b_f"},
            "lstm": {f"{k}_t": f"W_x{k} x_t + W_h{k} h_prev + b_{k}" for k in "ifo"},
            "gru": {f"{k}_t": f"W_x{k} x_t + W_h{k} h_prev + b_{k}" for k in "rz"},
        },
    ),
    Misconception(
        "decay_linear",
        Text(
            en="The factor was multiplied by the number of steps. Each step multiplies what is "
            "left, so it is a power.",
            zh="把因子乘以了步数。每一步都是在剩下的部分上再乘一次，所以是幂。",
        ),
        {"gate": {"p_k": "1 - k (1 - f_t)"}},
    ),
    Misconception(
        "decay_one_step_short",
        Text(
            en="One step is missing: over $k$ steps the gate acts $k$ times.",
            zh="少算了一步：经过 $k$ 步，门作用 $k$ 次。",
        ),
        {"gate": {"p_k": "f_t^(k - 1)"}},
    ),
    Misconception(
        "one_bias_for_two",
        Text(
            en="Only one bias was counted; this layer carries two, one for the input and one for "
            "the state.",
            zh="只算了一个偏置；这一层有两个，输入一个，状态一个。",
        ),
        {
            "count.elman.two": {"P": "H D + H^2 + H"},
            "count.gru.two": {"P": "3 (H D + H^2 + H)"},
            "count.lstm.two": {"P": "4 (H D + H^2 + H)"},
        },
    ),
    Misconception(
        "two_biases_for_one",
        Text(
            en="Two biases were counted, as PyTorch keeps them; this layer has one.",
            zh="算了两个偏置，那是 PyTorch 的做法；这一层只有一个。",
        ),
        {
            "count.elman.one": {"P": "H D + H^2 + 2 H"},
            "count.gru.one": {"P": "3 (H D + H^2 + 2 H)"},
            "count.lstm.one": {"P": "4 (H D + H^2 + 2 H)"},
        },
        kind="convention",
    ),
    Misconception(
        "biases_uncounted",
        Text(
            en="The biases were not counted.",
            zh="没有计入偏置。",
        ),
        {
            "count.elman": {"P": "H D + H^2"},
            "count.gru": {"P": "3 (H D + H^2)"},
            "count.lstm": {"P": "4 (H D + H^2)"},
        },
    ),
    Misconception(
        "steps_counted",
        Text(
            en="The number of time steps was counted in. The weights are shared over time: T does "
            "not matter.",
            zh="把时间步数也算进去了。权重在时间上共享，与 T 无关。",
        ),
        {
            "count.elman.one": {"P": "T (H D + H^2 + H)"},
            "count.elman.two": {"P": "T (H D + H^2 + 2 H)"},
            "count.gru.one": {"P": "3 T (H D + H^2 + H)"},
            "count.gru.two": {"P": "3 T (H D + H^2 + 2 H)"},
            "count.lstm.one": {"P": "4 T (H D + H^2 + H)"},
            "count.lstm.two": {"P": "4 T (H D + H^2 + 2 H)"},
        },
    ),
    Misconception(
        "one_block_counted",
        Text(
            en="Only one block was counted. An LSTM has four (three gates and the candidate), a "
            "GRU three (two gates and the candidate).",
            zh="只算了一组权重。LSTM 有四组（三个门加候选状态），GRU 有三组（两个门加候选状态）。",
        ),
        {
            "count.gru.one": {"P": "H D + H^2 + H", "M": "T (H D + H^2)"},
            "count.gru.two": {"P": "H D + H^2 + 2 H", "M": "T (H D + H^2)"},
            "count.lstm.one": {"P": "H D + H^2 + H", "M": "T (H D + H^2)"},
            "count.lstm.two": {"P": "H D + H^2 + 2 H", "M": "T (H D + H^2)"},
        },
    ),
    Misconception(
        "candidate_uncounted",
        Text(
            en="Only the gates were counted: the candidate has a block of weights of its own.",
            zh="只算了门：候选状态也有自己的一组权重。",
        ),
        {
            "count.gru.one": {"P": "2 (H D + H^2 + H)", "M": "2 T (H D + H^2)"},
            "count.gru.two": {"P": "2 (H D + H^2 + 2 H)", "M": "2 T (H D + H^2)"},
            "count.lstm.one": {"P": "3 (H D + H^2 + H)", "M": "3 T (H D + H^2)"},
            "count.lstm.two": {"P": "3 (H D + H^2 + 2 H)", "M": "3 T (H D + H^2)"},
        },
    ),
    Misconception(
        "recurrent_weights_uncounted",
        Text(
            en="The recurrent matrices were not counted: each block has an H x H one.",
            zh="没有计入循环权重：每一组都有一个 H×H 矩阵。",
        ),
        {
            "count.elman.one": {"P": "H D + H", "M": "T H D"},
            "count.elman.two": {"P": "H D + 2 H", "M": "T H D"},
            "count.gru.one": {"P": "3 (H D + H)", "M": "3 T H D"},
            "count.gru.two": {"P": "3 (H D + 2 H)", "M": "3 T H D"},
            "count.lstm.one": {"P": "4 (H D + H)", "M": "4 T H D"},
            "count.lstm.two": {"P": "4 (H D + 2 H)", "M": "4 T H D"},
        },
    ),
    Misconception(
        "one_step_counted",
        Text(
            en="That is the work of one step; the sequence has T of them.",
            zh="这是一步的计算量；整个序列有 T 步。",
        ),
        {
            "count.elman": {"M": "H D + H^2"},
            "count.gru": {"M": "3 (H D + H^2)"},
            "count.lstm": {"M": "4 (H D + H^2)"},
        },
    ),
    Misconception(
        "backward_slope_forgotten",
        Text(
            en="The gradient passed through tanh unscaled: what reaches the pre-activation is "
            "multiplied by one minus the square of the state.",
            zh="梯度穿过 tanh 时没有缩放：传到预激活值的梯度要乘以 1 减去状态的平方。",
        ),
        {
            "bptt.every": {f"d_a_{t}": f"d_h_{t}" for t in STEPS},
            "bptt.last": {"d_a_2": "W_h^T d_a_3", "d_a_1": "W_h^T d_a_2"},
        },
    ),
    Misconception(
        "backward_not_transposed",
        Text(
            en="The recurrent matrix carried the gradient back as it stands. Forward it maps old "
            "to new; back from new to old goes its transpose.",
            zh="反向传播直接用了循环权重矩阵。前向由旧状态到新状态；反过来由新到旧，要用它的转置。",
        ),
        {
            "bptt.every": {f"d_h_{t}": f"e_{t} + W_h d_a_{t + 1}" for t in STEPS[:-1]},
            "bptt.last": {
                "d_a_2": "(1 - h_2^2) ⊙ (W_h d_a_3)",
                "d_a_1": "(1 - h_1^2) ⊙ (W_h d_a_2)",
            },
        },
    ),
    Misconception(
        "later_steps_ignored",
        Text(
            en="Each state got the gradient of its own step's loss only. It also feeds every later "
            "step, and their gradients come back through the recurrent weights.",
            zh="每个状态只收到了本步损失的梯度。它还影响之后的每一步，那些梯度会沿循环权重传回来。",
        ),
        {"bptt.every": {f"d_h_{t}": f"e_{t}" for t in STEPS[:-1]}},
    ),
    Misconception(
        "bptt_one_step_short",
        Text(
            en="The weights miss what the first step contributes: the sum runs over all steps, the "
            "one that starts from the initial state included.",
            zh="权重的梯度少了第一步的贡献：求和要覆盖所有时间步，包括从初始状态出发的那一步。",
        ),
        {
            "bptt.every": {
                "d_W_x": summed("d_a_{t} x_{t}^T", STEPS[1:]),
                "d_W_h": summed("d_a_{t} h_{s}^T", STEPS[1:]),
                "d_b": summed("d_a_{t}", STEPS[1:]),
            },
            "bptt.last": {"G": "G_2 + G_3"},
        },
    ),
    Misconception(
        "gradients_overwritten",
        Text(
            en="Only the step that was visited last is left. The steps share their weights, so "
            "what each contributes is added, not put in the place of the rest.",
            zh="只剩下最后访问的那一步。各步共享同一组权重，所以每步的贡献要累加，而不是覆盖。",
        ),
        {"bptt.every": {"d_W_x": "d_a_1 x_1^T", "d_W_h": "d_a_1 h_0^T", "d_b": "d_a_1"}},
    ),
    Misconception(
        "new_state_for_old",
        Text(
            en="The recurrent weights were paired with the state that a step makes. They act on "
            "the state it starts from, one step earlier.",
            zh="循环权重的梯度乘成了该步产生的新状态。循环权重作用在该步的起始状态上，也就是前一步的状态。",
        ),
        {
            "bptt.every": {"d_W_h": summed("d_a_{t} h_{t}^T")},
            "bptt.last": {f"G_{t}": f"d_a_{t} h_{t}^T" for t in (1, 2, 3)},
        },
    ),
    Misconception(
        "gradients_averaged",
        Text(
            en="The steps were averaged. The loss is a sum over steps, so the gradient is one too.",
            zh="对各步取了平均。损失是各步之和，所以梯度也是各步之和。",
        ),
        {
            "bptt.every": {
                "d_W_x": f"({summed('d_a_{t} x_{t}^T')}) / {len(STEPS)}",
                "d_W_h": f"({summed('d_a_{t} h_{s}^T')}) / {len(STEPS)}",
                "d_b": f"({summed('d_a_{t}')}) / {len(STEPS)}",
            }
        },
    ),
    Misconception(
        "clipped_by_value",
        Text(
            en="Each entry was held within the limit on its own, which turns the gradient. By norm "
            "all entries shrink by the same factor.",
            zh="这是逐个分量截断，会改变梯度的方向。按范数裁剪时，所有分量乘以同一个系数。",
        ),
        {
            # Each entry held between -theta and theta, in one formula without cases.
            "clip.norm": {"v": "(abs(g + theta) - abs(g - theta)) / 2"},
        },
    ),
    Misconception(
        "norm_without_root",
        Text(
            en="The limit was divided by the sum of squares; the norm is its square root.",
            zh="阈值除以了平方和；范数是平方和的平方根。",
        ),
        {"clip.norm": {"s": "min(1, theta / norm(g)^2)"}},
    ),
    Misconception(
        "clipped_to_unit",
        Text(
            en="The result has norm one whatever the limit is: the unit vector still has to be "
            "stretched to the limit.",
            zh="无论阈值是多少，结果的范数都成了 1：单位向量还要乘以阈值。",
        ),
        {"clip.norm": {"v": "g / norm(g)"}},
    ),
    Misconception(
        "bptt_last_step_only",
        Text(
            en="That is the share of the last step alone. The matrix is used at every step, and "
            "the shares of all steps add up.",
            zh="这只是最后一步的贡献。每一步都用到这个矩阵，各步的贡献要加起来。",
        ),
        {"bptt.last": {"G": "G_3"}},
    ),
    Misconception(
        "clip_by_sum",
        Text(
            en="The length was taken as the sum of the absolute entries. The norm is the root of "
            "the sum of their squares.",
            zh="长度用了各分量绝对值之和。范数是各分量平方和的平方根。",
        ),
        {"clip.norm": {"s": "min(1, theta / sum(abs(g)))"}},
    ),
    Misconception(
        "perplexity_half",
        Text(
            en="The sum of the losses was halved. It is divided by the number of words.",
            zh="损失之和除以了 2。应当除以词数。",
        ),
        {"perplexity": {"L": "-1/2 sum(log(p))"}},
    ),
    Misconception(
        "perplexity_summed",
        Text(
            en="The losses were summed and not averaged, so longer texts would look worse.",
            zh="损失只求了和，没有取平均，这样文本越长就显得越差。",
        ),
        {"perplexity": {"L": "-sum(log(p))"}},
    ),
    Misconception(
        "perplexity_mean_probability",
        Text(
            en="The probabilities were averaged before the logarithm. The logarithm comes first: "
            "perplexity is one over their geometric mean.",
            zh="先把概率取了平均再取对数。应当先取对数：困惑度是概率几何平均的倒数。",
        ),
        {"perplexity": {"L": "-log(mean(p))"}},
    ),
    Misconception(
        "perplexity_in_bits",
        Text(
            en="Two was raised to a loss in nats. With the natural logarithm the base is e.",
            zh="损失用的是自然对数，却以 2 为底求幂。底应当是 e。",
        ),
        {"perplexity": {"Q": "2^L"}},
    ),
)

BY_NAME: Mapping[str, Misconception] = {entry.name: entry for entry in MISCONCEPTIONS}


def misconception(name: str) -> Misconception:
    """The misconception called `name`; UsageError with a did-you-mean where there is none."""
    if name in BY_NAME:
        return BY_NAME[name]
    raise UsageError(f"there is no misconception `{name}`{instead(name, BY_NAME)}")


def changes(entry: Misconception, routine: Routine) -> dict[str, str]:
    """The equations of the routine that the misconception replaces; empty when none."""
    replaced = {
        name: formula
        for group in routine.groups
        for name, formula in entry.changes.get(group, {}).items()
    }
    # A narrower routine has fewer equations than its group: `lstm.update` has no gates.
    return {name: formula for name, formula in replaced.items() if name in routine.results}


def changed(routine: Routine, entry: Misconception) -> Routine:
    """The routine as somebody with this misconception would compute it."""
    replaced = changes(entry, routine)
    equations = tuple(
        Equation(name, replaced.get(name, formula)) for name, formula in routine.equations
    )
    return routine._replace(equations=equations)


def applicable(routine: Routine) -> tuple[Misconception, ...]:
    """The misconceptions that change at least one equation of the routine."""
    return tuple(entry for entry in MISCONCEPTIONS if changes(entry, routine))
