"""What each line of a routine does, to be said of a line that is as it should be."""

from collections.abc import Mapping

from rnnquiz.oracle.routine import Routine
from rnnquiz.text import Text

ROLES: Mapping[str, Mapping[str, Text]] = {
    "elman": {
        "a_t": Text(
            en="it adds up what the input and the old state bring, and the bias",
            zh="它把输入的贡献、旧状态的贡献和偏置加起来",
        ),
        "h_t": Text(en="it applies the activation function", zh="它过激活函数"),
    },
    "slope": {
        "h_t": Text(en="it applies the activation function", zh="它过激活函数"),
        "s_t": Text(
            en="it takes the slope of the activation from the value it gave",
            zh="它由激活函数的输出值求导数",
        ),
    },
    "elman.jacobian": {
        "J": Text(
            en="it scales each row of the matrix by the slope of its unit",
            zh="它把矩阵的每一行乘以对应单元的导数",
        ),
    },
    "bptt.every": {
        **dict.fromkeys(
            ("h_1", "h_2", "h_3"),
            Text(
                en="it makes the state of its step from the input and the state before",
                zh="它由该步的输入和前一步的状态算出该步的状态",
            ),
        ),
        "d_h_3": Text(
            en="it takes up what the loss of the last step sends back",
            zh="它接收最后一步的损失传回的梯度",
        ),
        **dict.fromkeys(
            ("d_h_1", "d_h_2"),
            Text(
                en="it adds up what the loss of its step and the step after send back",
                zh="它把该步的损失和后一步传回的梯度加起来",
            ),
        ),
        **dict.fromkeys(
            ("d_a_1", "d_a_2", "d_a_3"),
            Text(
                en="it passes the gradient through tanh, by the slope at the value it gave",
                zh="它让梯度穿过 tanh，乘以由其输出值求得的导数",
            ),
        ),
        **dict.fromkeys(
            ("d_x_1", "d_x_2", "d_x_3"),
            Text(
                en="it passes the gradient on to the input of its step",
                zh="它把梯度传到该步的输入",
            ),
        ),
        **dict.fromkeys(
            ("d_W_x", "d_W_h", "d_b"),
            Text(
                en="it adds up what every step says of a parameter that all steps share",
                zh="它把各步对同一参数的梯度加起来，因为所有时间步共用这个参数",
            ),
        ),
    },
    "lstm": {
        "i_t": Text(
            en="it sets the input gate, the share of the candidate that is written",
            zh="它算输入门，即候选状态写入多少",
        ),
        "f_t": Text(
            en="it sets the forget gate, the share of the old memory that stays",
            zh="它算遗忘门，即旧记忆保留多少",
        ),
        "g_t": Text(
            en="it makes the candidate, which may be negative, so that it can subtract",
            zh="它算候选状态，可正可负，因此既能加也能减",
        ),
        "o_t": Text(
            en="it sets the output gate, the share of the memory that is let out",
            zh="它算输出门，即放出多少记忆",
        ),
        "c_t": Text(
            en="it keeps a share of the old memory and adds a share of the candidate",
            zh="它保留一部分旧记忆，再加上一部分候选状态",
        ),
        "h_t": Text(
            en="it squashes the new memory and lets a share of it out",
            zh="它压缩新的记忆，再放出其中一部分",
        ),
    },
    "gru": {
        "r_t": Text(
            en="it sets the reset gate, the share of the old state that the candidate sees",
            zh="它算重置门，即候选状态能看到多少旧状态",
        ),
        "z_t": Text(
            en="it sets the update gate, which weighs the old state against the candidate",
            zh="它算更新门，即旧状态与候选状态各占多少",
        ),
        "n_t": Text(
            en="it makes the candidate from the input and what the reset gate lets through",
            zh="它用输入和重置门放行的旧状态算出候选状态",
        ),
        "h_t": Text(
            en="it blends the old state and the candidate, in shares that add up to 1",
            zh="它混合旧状态与候选状态，两个权重之和为 1",
        ),
    },
    "gru.candidate": {
        "q_t": Text(
            en="it lets the reset gate act on what the old state brings",
            zh="它让重置门作用在旧状态的贡献上",
        ),
    },
    "bptt.last": {
        **dict.fromkeys(
            ("h_1", "h_2", "h_3"),
            Text(
                en="it makes the state of its step from the input and the state before",
                zh="它由该步的输入和前一步的状态算出该步的状态",
            ),
        ),
        "d_a_3": Text(
            en="it takes the error through the last tanh, by its slope",
            zh="它让误差穿过最后一个 tanh，乘上那里的导数",
        ),
        **dict.fromkeys(
            ("d_a_2", "d_a_1"),
            Text(
                en="it carries the error one step back, through the weights and the slope of tanh",
                zh="它把误差往回传一步，穿过权重，再乘 tanh 的导数",
            ),
        ),
        **dict.fromkeys(
            ("G_1", "G_2", "G_3"),
            Text(
                en="it is the share of one step in the gradient of the recurrent matrix",
                zh="它是一个时间步对循环权重梯度的贡献",
            ),
        ),
        "G": Text(
            en="it adds up the shares of all steps, which use the same matrix",
            zh="它把各步的贡献加起来，因为各步用的是同一个矩阵",
        ),
    },
    "clip.norm": {
        "s": Text(
            en="it finds the one factor by which a long gradient is shrunk",
            zh="它算出过长的梯度要缩小的那一个系数",
        ),
        "v": Text(
            en="it scales every entry by the same factor, so the direction stays",
            zh="它让每个分量乘以同一个系数，方向不变",
        ),
    },
    "perplexity": {
        "L": Text(
            en="it averages the losses of the words, in nats",
            zh="它对各词的损失取平均，单位是 nat",
        ),
        "Q": Text(
            en="it turns the mean loss into a number of equally likely words",
            zh="它把平均损失换算成等可能的词数",
        ),
    },
    "gate": {
        "f_t": Text(en="it squashes the bias into a share", zh="它把偏置压缩成一个比例"),
        "p_k": Text(en="it applies the gate once for every step", zh="它每走一步就让门作用一次"),
    },
    "count": {
        "P": Text(
            en="it counts the parameters, which all time steps share",
            zh="它数参数，所有时间步共用这些参数",
        ),
        "M": Text(
            en="it counts the multiplications, which every time step makes anew",
            zh="它数乘法，每个时间步都要重新做一遍",
        ),
    },
}


def role(routine: Routine, name: str) -> Text:
    """What the routine's line for `name` does."""
    groups = {group.partition(".")[0] for group in routine.groups} | set(routine.groups)
    return next(ROLES[group][name] for group in ROLES if group in groups and name in ROLES[group])
