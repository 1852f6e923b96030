"""Writes the goldens of this folder from PyTorch, computed in double precision: python make.py

Needs torch 2.15.0 and numpy. Inputs are multiples of 1/16, so that they are the same in single
precision. Initial parameters of the optimiser runs come from the product's own documented generator,
written out again below, so that whole training runs can be compared.
"""

from collections import OrderedDict
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.optim import lr_scheduler as schedulers

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
FOLDER = Path(__file__).parent
HEADER = f"""\
// Made by make.py with PyTorch {torch.__version__.split("+")[0]}, in double precision: not to be edited.

// swift-format-ignore-file
"""


def numbers(values, digits=9):
    values = values.detach().numpy() if isinstance(values, torch.Tensor) else np.asarray(values)
    return "[" + ", ".join(f"{v:.{digits}g}" for v in values.ravel()) + "]"


def sixteenths(rng, *shape):
    return torch.tensor(rng.integers(-24, 25, shape) / 16.0)


def write(name, text):
    (FOLDER / f"{name}.swift").write_text(HEADER + text)


# --- One network: forward, losses, gradients, running statistics


class Network(nn.Module):
    """[linear 6, norm, gelu, residual [linear 6, norm, relu, linear 6], linear 2] on 4 inputs."""

    def __init__(self):
        super().__init__()
        self.linear1, self.norm2 = nn.Linear(4, 6), nn.BatchNorm1d(6)
        self.inner1, self.inner2, self.inner4 = nn.Linear(6, 6), nn.BatchNorm1d(6), nn.Linear(6, 6)
        self.linear5 = nn.Linear(6, 2)

    def named_slots(self):
        layers = {
            "linear1": self.linear1,
            "norm2": self.norm2,
            "residual4.linear1": self.inner1,
            "residual4.norm2": self.inner2,
            "residual4.linear4": self.inner4,
            "linear5": self.linear5,
        }
        for name, layer in layers.items():
            isNorm = isinstance(layer, nn.BatchNorm1d)
            yield f"{name}.{'gamma' if isNorm else 'weight'}", layer.weight
            yield f"{name}.{'beta' if isNorm else 'bias'}", layer.bias
            if isNorm:
                yield f"{name}.mean", layer.running_mean
                yield f"{name}.variance", layer.running_var

    def forward(self, x):
        x = nn.functional.gelu(self.norm2(self.linear1(x)))
        x = x + self.inner4(torch.relu(self.inner2(self.inner1(x))))
        return self.linear5(x)


def slots(pairs):
    return "[\n" + "".join(f'    "{name}": {numbers(value)},\n' for name, value in pairs) + "  ]"


def network_golden():
    rng = np.random.default_rng(20240301)
    network = Network()
    with torch.no_grad():
        for name, slot in network.named_slots():
            positive = name.endswith(("gamma", "variance"))
            slot.copy_(sixteenths(rng, *slot.shape).abs() + 0.5 if positive else sixteenths(rng, *slot.shape))
    start = slots(network.named_slots())
    x, target = sixteenths(rng, 5, 4), sixteenths(rng, 5, 2)
    network.eval()
    inference = network(x)
    network.train()
    y = network(x)
    error = target - y
    losses = {
        "mse": nn.functional.mse_loss(y, target),
        "mae": nn.functional.l1_loss(y, target),
        "huber": nn.functional.huber_loss(y, target, delta=0.5),
        "quantile": torch.maximum(0.9 * error, -0.1 * error).mean(),
    }
    gradients = {}
    trained = [(n, s) for n, s in network.named_slots() if s.requires_grad]
    for name, loss in losses.items():
        found = torch.autograd.grad(loss, [s for _, s in trained], retain_graph=True)
        gradients[name] = slots((n, g) for (n, _), g in zip(trained, found))
    once = [(n, s) for n, s in network.named_slots() if not s.requires_grad]
    after = slots(once)
    write(
        "NetworkGolden",
        f"""
enum NetworkGolden {{
  static let inputs: [Float] = {numbers(x)}
  static let targets: [Float] = {numbers(target)}
  static let parameters: [String: [Float]] = {start}
  /// After one forward pass in training.
  static let running: [String: [Double]] = {after}
  static let training: [Double] = {numbers(y)}
  static let inference: [Double] = {numbers(inference)}
"""
        + "".join(
            f"""  static let {name}: Double = {losses[name].item():.9g}
  static let {name}Gradient: [String: [Double]] = {gradients[name]}
"""
            for name in losses
        )
        + "}\n",
    )


# --- Losses alone: the value and the gradient of raw outputs


def loss_goldens():
    rng = np.random.default_rng(20240304)
    functions, distributions = nn.functional, torch.distributions
    y, past = 2 * sixteenths(rng, 4, 3), sixteenths(rng, 4, 6)
    weights = torch.tensor(rng.integers(0, 4, (4, 3)) / 2.0)

    def scale(raw):
        return functions.softplus(raw) + 1e-3

    def smape(mean):
        return 2 * (mean - y).abs() / (mean.abs() + y.abs())

    def mase(season):
        d = (past[:, season:] - past[:, :-season]).abs().mean(1, keepdim=True)
        return lambda mean: (mean - y).abs() / d

    def quantiles(median, below, above):  # 0.1, 0.5 and 0.9
        gap = functions.softplus
        values = [median - gap(below), median, median + gap(above)]
        errors = [(q, y - value) for q, value in zip([0.1, 0.5, 0.9], values)]
        return sum(torch.maximum(q * e, (q - 1) * e) for q, e in errors) / 3

    def gaussian(mean, raw):
        return functions.gaussian_nll_loss(mean, y, scale(raw) ** 2, full=True, reduction="none")

    def student_t(mean, raw, df):
        return -distributions.StudentT(df, mean, scale(raw)).log_prob(y)

    losses = {  # ours, the loss of each number, outputs for each target
        "huber": (".huber(delta: 0.75)", lambda m: functions.huber_loss(m, y, reduction="none", delta=0.75), 1),
        "log-cosh": (".logCosh", lambda m: torch.log(torch.cosh(m - y)), 1),
        "sMAPE": (".smape", smape, 1),
        "MASE": (".mase(season: 2)", mase(2), 1),
        "quantiles": (".quantiles([0.1, 0.5, 0.9])", quantiles, 3),
        "Gaussian": (".gaussian", gaussian, 2),
        "Student-t": (".studentT()", lambda m, s, n: student_t(m, s, 2 + functions.softplus(n)), 3),
        "Student-t, fixed": (".studentT(degreesOfFreedom: 4)", lambda m, s: student_t(m, s, torch.tensor(4.0)), 2),
    }
    text = f"""
import MartletLayers

/// One loss of 4 rows of 3 targets, weighted, and its gradient in the raw outputs.
struct LossGolden: Sendable {{
  let name: String
  let loss: Loss
  let outputs: [Float]
  let value: Double
  let gradient: [Double]

  static let targets: [Float] = {numbers(y)}
  static let past: [Float] = {numbers(past)}
  static let weights: [Float] = {numbers(weights)}
  static let all: [LossGolden] = ["""
    for name, (ours, function, count) in losses.items():
        raw = sixteenths(rng, 4, 3 * count).requires_grad_()
        value = (weights * function(*raw.split(3, dim=1))).sum() / weights.sum()
        (gradient,) = torch.autograd.grad(value, raw)
        text += f"""
    LossGolden(
      name: "{name}", loss: {ours},
      outputs: {numbers(raw)},
      value: {value.item():.9g},
      gradient: {numbers(gradient)}),"""
    write("LossGoldens", text + "\n  ]\n}\n")


# --- Layers alone: y and, for a given dy, the gradients


def moving_average(x, size):
    padded = nn.functional.pad(x[:, None], ((size - 1) // 2, size // 2), mode="replicate")
    return nn.functional.avg_pool1d(padded, size, stride=1)[:, 0]


def gated(function):
    def layer(x):
        a, b = x.chunk(2, dim=1)
        return a * function(b)

    return layer


def rev_in(x, gamma, beta, weight, bias):
    """As the authors: two channels of three steps, statistics detached, the output of the first."""
    x = x.reshape(-1, 2, 3)
    mean = x.mean(2, keepdim=True).detach()
    deviation = torch.sqrt(x.var(2, keepdim=True, unbiased=False) + 1e-5).detach()
    x = (x - mean) / deviation * gamma[:, None] + beta[:, None]
    z = nn.functional.linear(x.reshape(-1, 6), weight, bias)
    return (z - beta[0]) / (gamma[0] + 1e-5**2) * deviation[:, 0] + mean[:, 0]


def level(x):
    """The fourth number, for the first four numbers of a row; 0 for the others."""
    return x[:, 3:4] * torch.tensor([1.0, 1.0, 1.0, 1.0, 0.0, 0.0])


def doubly_residual(x, w1, b1, w2, b2):
    """Two blocks, each twice in a row: four numbers are explained, two are a covariate."""
    left, rest, y = x[:, :4], x[:, 4:], 0
    for block in [0, 0, 1, 1]:
        row = torch.cat([left, rest], dim=1)
        z = nn.functional.linear(row, w2, b2) if block else torch.tanh(nn.functional.linear(row, w1, b1))
        left, y = left - z[:, :4], y + z[:, 4:]
    return y


def layer_goldens():
    rng = np.random.default_rng(20240303)
    x, dy = sixteenths(rng, 5, 6), sixteenths(rng, 5, 6)
    gamma, beta = sixteenths(rng, 6), sixteenths(rng, 6)
    dy = torch.cat([dy.ravel(), sixteenths(rng, 30)])  # a layer takes what it needs
    categories = torch.tensor([[2.0], [0.0], [3.0], [2.0], [2.0]])
    functions = nn.functional
    linear, layer_norm = functions.linear, functions.layer_norm

    def weights(outputs, inputs, name):
        return {f"{name}.weight": sixteenths(rng, outputs, inputs), f"{name}.bias": sixteenths(rng, outputs)}

    def norm(name):
        return {f"{name}.gamma": gamma, f"{name}.beta": beta}

    def interpolate(size):
        return lambda x: functions.interpolate(x[:, None], size=size, mode="linear")[:, 0]

    def pool(function, size):
        return lambda x: function(x[:, None], size, stride=size, ceil_mode=True)[:, 0]

    layers = {  # ours, PyTorch's, its parameters
        "leakyReLU": (".activation(.leakyReLU)", lambda x: functions.leaky_relu(x, 0.01), {}),
        "sigmoid": (".activation(.sigmoid)", torch.sigmoid, {}),
        "silu": (".activation(.silu)", functions.silu, {}),
        "elu": (".activation(.elu)", functions.elu, {}),
        "geluTanh": (".activation(.geluTanh)", lambda x: functions.gelu(x, approximate="tanh"), {}),
        "softplus": (".activation(.softplus)", functions.softplus, {}),
        "layerNorm": (".layerNorm", lambda x, g, b: layer_norm(x, (6,), g, b), norm("norm1")),
        "rmsNorm": (
            ".rmsNorm",
            lambda x, gamma: functions.rms_norm(x, (6,), gamma, 1e-5),
            {"norm1.gamma": gamma},
        ),
        "softmax": (".softmax", lambda x: functions.softmax(x, dim=1), {}),
        "GLU": (".gated(.sigmoid)", lambda x: functions.glu(x, dim=1), {}),
        "ReGLU": (".gated(.relu)", gated(torch.relu), {}),
        "GEGLU": (".gated(.gelu)", gated(functions.gelu), {}),
        "SwiGLU": (".gated(.silu)", gated(functions.silu), {}),
        "embedding": (
            ".embedding(categories: 4, width: 3)",
            lambda x, table: functions.embedding(x.ravel().long(), table),
            {"embedding1.table": sixteenths(rng, 4, 3)},
        ),
        "slice": (".slice(1..<4)", lambda x: x[:, 1:4], {}),
        "transpose": (".transpose(rows: 2, columns: 3)", lambda x: x.reshape(-1, 2, 3).mT.reshape(-1, 6), {}),
        "maximum": (".pooling(.maximum, size: 2)", pool(functions.max_pool1d, 2), {}),
        "maximumWithRest": (".pooling(.maximum, size: 4)", pool(functions.max_pool1d, 4), {}),
        "average": (".pooling(.average, size: 3)", pool(functions.avg_pool1d, 3), {}),
        "averageWithRest": (".pooling(.average, size: 4)", pool(functions.avg_pool1d, 4), {}),
        "averageFromEnd": (
            ".pooling(.average, size: 4, fromEnd: true)",
            lambda x: pool(functions.avg_pool1d, 4)(x.flip(1)).flip(1),
            {},
        ),
        "repeated": (".repeated(2)", lambda x: x.repeat(1, 2), {}),
        "interpolationUp": (".interpolation(to: 11)", interpolate(11), {}),
        "interpolationDown": (".interpolation(to: 4)", interpolate(4), {}),
        "movingAverage": (".movingAverage(3)", lambda x: moving_average(x, 3), {}),
        "movingAverageEven": (".movingAverage(4)", lambda x: moving_average(x, 4), {}),
        "movingAverageWide": (".movingAverage(25)", lambda x: moving_average(x, 25), {}),
        "remainder": (".movingAverage(5, remainder: true)", lambda x: x - moving_average(x, 5), {}),
        "revIN": (
            ".revIN(channels: 2, [.linear(4)])",
            rev_in,
            {"revin1.gamma": gamma[1:3], "revin1.beta": beta[1:3]} | weights(4, 6, "revin1.linear1"),
        ),
        "preNorm": (
            ".residual([.linear(6)], norm: .pre(.layer))",
            lambda x, g, b, w, c: x + linear(layer_norm(x, (6,), g, b), w, c),
            norm("residual1.norm") | weights(6, 6, "residual1.linear1"),
        ),
        "postNorm": (
            ".residual([.linear(6)], norm: .post(.layer))",
            lambda x, w, c, g, b: layer_norm(x + linear(x, w, c), (6,), g, b),
            weights(6, 6, "residual1.linear1") | norm("residual1.norm"),
        ),
        "concatenated": (
            ".parallel([[.activation(.tanh)], [.linear(2)]])",
            lambda x, w, c: torch.cat([torch.tanh(x), linear(x, w, c)], dim=1),
            weights(2, 6, "parallel1.branch2.linear1"),
        ),
        "summed": (
            ".parallel([[.linear(3)], [.slice(2..<5)]], combine: .sum)",
            lambda x, w, c: linear(x, w, c) + x[:, 2:5],
            weights(3, 6, "parallel1.branch1.linear1"),
        ),
        "sharedWeights": (
            ".sharedWeights(parts: 2, [.linear(4)])",
            lambda x, w, c: linear(x.reshape(-1, 2, 3), w, c).reshape(-1, 8),
            weights(4, 3, "shared1.linear1"),
        ),
        "lastValueNorm": (
            ".lastValueNorm(length: 4, outputs: 2, [.linear(3)])",
            lambda x, w, c: linear(x - level(x), w, c) + level(x)[:, :1] * torch.tensor([1.0, 1.0, 0.0]),
            weights(3, 6, "last1.linear1"),
        ),
        "doublyResidual": (
            ".doublyResidual(backcast: 4, times: 2, [[.linear(7), .activation(.tanh)], [.linear(7)]])",
            doubly_residual,
            weights(7, 6, "stack1.block1.linear1") | weights(7, 6, "stack1.block2.linear1"),
        ),
    }
    text = f"""
import MartletLayers

/// One layer on 5 rows: y, and the gradients for a given dy.
struct LayerGolden: Sendable {{
  let name: String
  let spec: LayerSpec
  var x = LayerGolden.numbers
  /// By the name of the slot.
  let parameters: [String: [Float]]
  let y: [Double]
  /// dx, then those of the parameters in the order of their slots.
  let gradients: [[Double]]

  /// 5 rows of 6.
  static let numbers: [Float] = {numbers(x)}
  /// As many as a layer has outputs are used.
  static let dy: [Float] = {numbers(dy)}
  static let all: [LayerGolden] = ["""
    for name, (ours, function, parameters) in layers.items():
        start = categories if name == "embedding" else x
        inputs = [value.clone().requires_grad_() for value in [start, *parameters.values()]]
        y = function(*inputs)
        gradients = torch.autograd.grad(
            y, inputs, dy[: y.numel()].reshape(y.shape), allow_unused=True, materialize_grads=True
        )
        slots = ", ".join(f'"{slot}": {numbers(value)}' for slot, value in parameters.items())
        text += f"""
    LayerGolden(
      name: "{name}", spec: {ours},{f" x: {numbers(start)}," if start is categories else ""}
      parameters: [{slots or ":"}],
      y: {numbers(y)},
      gradients: [{', '.join(numbers(g) for g in gradients)}]),"""
    write("LayerGoldens", text + "\n  ]\n}\n")


# --- Schedules alone: the factor of the base rate in each of 100 steps


def schedule(shape, optimizer, rate, steps, warmup=0):
    """The scheduler of a shape, as PyTorch has it."""
    length = steps - warmup
    if shape == "constant":
        main = schedulers.ConstantLR(optimizer, factor=1, total_iters=0)
    elif shape == "step":
        main = schedulers.StepLR(optimizer, step_size=steps // 3, gamma=0.5)
    elif shape == "cosine":
        main = schedulers.CosineAnnealingLR(optimizer, T_max=length)
    elif shape == "cosineToATenth":
        main = schedulers.CosineAnnealingLR(optimizer, T_max=length, eta_min=0.1 * rate)
    elif shape == "multiStep":
        main = schedulers.MultiStepLR(optimizer, milestones=[10, 40, 41, 80], gamma=0.3)
    elif shape == "exponential":
        main = schedulers.ExponentialLR(optimizer, gamma=0.97)
    elif shape == "polynomial":
        main = schedulers.PolynomialLR(optimizer, total_iters=length, power=1.5)
    elif shape == "cosineRestarts":
        main = schedulers.CosineAnnealingWarmRestarts(optimizer, T_0=17)
    elif shape == "cosineRestartsGrowing":
        main = schedulers.CosineAnnealingWarmRestarts(optimizer, T_0=9, T_mult=2)
    else:
        main = schedulers.OneCycleLR(optimizer, rate, total_steps=length, cycle_momentum=False)
    if warmup == 0:
        return main
    up = schedulers.LinearLR(optimizer, start_factor=1 / (warmup + 1), total_iters=warmup)
    return schedulers.SequentialLR(optimizer, [up, main], milestones=[warmup])


def schedule_goldens():
    text = "\n/// The factor in each of 100 steps.\nenum ScheduleGoldens {\n"
    cases = [("step", 0), ("cosine", 0), ("cosineToATenth", 0), ("oneCycle", 0), ("constant", 10), ("cosine", 10)]
    cases += [("multiStep", 0), ("exponential", 0), ("polynomial", 0)]
    cases += [("cosineRestarts", 0), ("cosineRestartsGrowing", 0)]
    for shape, warmup in cases:
        optimizer = torch.optim.SGD([torch.zeros(1)], lr=1.0)
        scheduler = schedule(shape, optimizer, 1.0, 100, warmup)
        factors = []
        for step in range(100):
            factors.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if step < 99:
                scheduler.step()
        name = shape + ("WithWarmup" if warmup else "")
        text += f"  static let {name}: [Double] = {numbers(factors, 17)}\n"
    rng = np.random.default_rng(20240303)
    losses = np.float64(1 / (1 + 0.2 * np.arange(80).clip(max=30)) + 0.05 * rng.random(80))
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=1.0)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=3)
    factors = []
    for loss in losses:
        scheduler.step(loss)
        factors.append(optimizer.param_groups[0]["lr"])
    text += "\n  /// Losses that stop falling, and the factor after each.\n"
    text += f"  static let plateauLosses: [Double] = {numbers(losses, 17)}\n"
    text += f"  static let plateau: [Double] = {numbers(factors, 17)}\n"
    write("ScheduleGoldens", text + "}\n")


# --- Whole training runs of 20 steps: [linear 4, tanh, linear 2] on 3 inputs, full batches


class SplitMix64:
    MASK = (1 << 64) - 1

    def __init__(self, seed, path=None):
        self.state = seed
        if path is not None:
            hash = 0xCBF29CE484222325 ^ self.mix((seed + 0x9E3779B97F4A7C15) & self.MASK)
            for part in path:
                for byte in part.encode() + b"\xff":
                    hash = ((hash ^ byte) * 0x100000001B3) & self.MASK
            self.state = self.mix(hash)

    def mix(self, z):
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & self.MASK
        return z ^ (z >> 31)

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        return self.mix(self.state)

    def uniform(self):
        return (self.next() >> 11) * 2.0**-53


def glorot_uniform(seed, name, outputs, inputs):
    generator = SplitMix64(seed, ["initialise", name])
    bound = np.sqrt(3) * np.sqrt(2 / (inputs + outputs))
    values = [(2 * generator.uniform() - 1) * bound for _ in range(outputs * inputs)]
    return torch.tensor(np.float32(values).astype(np.float64)).reshape(outputs, inputs)


OPTIMIZERS = {  # PyTorch's class, its options, ours, rate, weight decay
    "sgd": (torch.optim.SGD, {}, ".sgd()", 0.25, 0.0),
    "momentum": (torch.optim.SGD, {"momentum": 0.9}, ".sgd(momentum: 0.9)", 0.0625, 0.0),
    "momentumDecay": (torch.optim.SGD, {"momentum": 0.9}, ".sgd(momentum: 0.9)", 0.0625, 0.125),
    "adam": (torch.optim.Adam, {}, ".adam()", 0.03125, 0.0),
    "adamDecay": (torch.optim.Adam, {"betas": (0.8, 0.99)}, ".adam(beta1: 0.8, beta2: 0.99)", 0.03125, 0.125),
    "adamW": (torch.optim.AdamW, {}, ".adamW()", 0.03125, 0.5),
    "nesterov": (torch.optim.SGD, {"momentum": 0.9, "nesterov": True}, ".nesterov()", 0.0625, 0.125),
    "rAdam": (torch.optim.RAdam, {}, ".rAdam()", 0.03125, 0.125),
    "rmsProp": (torch.optim.RMSprop, {}, ".rmsProp()", 0.015625, 0.125),
    "rmsPropMomentum": (
        torch.optim.RMSprop,
        {"alpha": 0.9, "eps": 1e-3, "momentum": 0.5},
        ".rmsProp(alpha: 0.9, epsilon: 1e-3, momentum: 0.5)",
        0.015625,
        0.0,
    ),
}
SCHEDULES = {  # PyTorch's shape and warm-up, ours
    "constant": ("constant", 0, "Schedule(.constant)"),
    "step": ("step", 0, "Schedule(.step(every: 6, factor: 0.5))"),
    "cosine": ("cosine", 0, "Schedule(.cosine())"),
    "oneCycle": ("oneCycle", 0, "Schedule(.oneCycle)"),
    "warmup": ("cosine", 5, "Schedule(.cosine(), warmupSteps: 5)"),
}


def run(x, target, seed, optimizer_name, schedule_name, clip, l1=0.0):
    first, second = nn.Linear(3, 4), nn.Linear(4, 2)
    with torch.no_grad():
        first.weight.copy_(glorot_uniform(seed, "linear1.weight", 4, 3))
        second.weight.copy_(glorot_uniform(seed, "linear3.weight", 2, 4))
        first.bias.zero_()
        second.bias.zero_()
    parameters = [first.weight, first.bias, second.weight, second.bias]
    make, options, _, rate, decay = OPTIMIZERS[optimizer_name]
    groups = [
        {"params": [first.weight, second.weight], "weight_decay": decay},
        {"params": [first.bias, second.bias], "weight_decay": 0.0},
    ]
    optimizer = make(groups, lr=rate, **options)
    shape, warmup, _ = SCHEDULES[schedule_name]
    scheduler = schedule(shape, optimizer, rate, 20, warmup)
    losses = []
    for step in range(20):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(second(torch.tanh(first(x))), target)
        penalty = l1 * (first.weight.abs().sum() + second.weight.abs().sum())
        (loss + penalty).backward()
        losses.append(loss.item())
        if clip:
            nn.utils.clip_grad_norm_(parameters, clip)
        optimizer.step()
        if step < 19:
            scheduler.step()
    return losses, torch.cat([p.detach().ravel() for p in parameters])


def optimizer_goldens():
    rng = np.random.default_rng(20240302)
    x, target = sixteenths(rng, 8, 3), 2 * sixteenths(rng, 8, 2)
    seed = SplitMix64(42).next()  # the first thing that the trainer draws
    cases = [(o, s, None, 0.0) for o in OPTIMIZERS for s in SCHEDULES]
    cases += [(o, "constant", 0.75, 0.0) for o in OPTIMIZERS]
    cases += [(o, "constant", clip, 0.0625) for o in ["sgd", "adam", "adamW"] for clip in [None, 0.75]]
    text = f"""
import MartletTraining

/// A run of 20 steps from `SplitMix64(seed: 42)`: the loss before each, and the parameters after.
struct OptimizerGolden: Sendable {{
  let name: String
  let optimizer: Optimizer
  let rate: Double
  let weightDecay: Double
  let schedule: Schedule
  let clipNorm: Double?
  var l1Penalty = 0.0
  let losses: [Double]
  /// linear1.weight, linear1.bias, linear3.weight, linear3.bias
  let parameters: [Double]

  static let inputs: [Float] = {numbers(x)}
  static let targets: [Float] = {numbers(target)}
  static let all: [OptimizerGolden] = ["""
    for optimizer, shape, clip, l1 in cases:
        losses, parameters = run(x, target, seed, optimizer, shape, clip, l1)
        _, _, ours, rate, decay = OPTIMIZERS[optimizer]
        text += f"""
    OptimizerGolden(
      name: "{optimizer}, {shape}{', clipped' if clip else ''}{', L1' if l1 else ''}", optimizer: {ours}, rate: {rate}, weightDecay: {decay},
      schedule: {SCHEDULES[shape][2]}, clipNorm: {clip or "nil"},{f" l1Penalty: {l1}," if l1 else ""}
      losses: {numbers(losses)},
      parameters: {numbers(parameters)}),"""
    write("OptimizerGoldens", text + "\n  ]\n}\n")


# --- Weights at the start: quantiles of many numbers, so that the two generators need not be the same


def initializer_goldens():
    torch.manual_seed(20240305)
    deviation = (2 / 100) ** 0.5 / 0.87962566103423978
    sample = nn.init.trunc_normal_(torch.empty(4_000_000), 0.0, deviation, -2 * deviation, 2 * deviation)
    levels = torch.tensor([0.001, 0.01, 0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 0.99, 0.999])
    ordered = sample.sort().values
    values = ordered[(levels * (len(ordered) - 1)).round().long()]
    write(
        "InitializerGoldens",
        f"""
/// Truncated normal numbers as He scales them for 100 inputs.
enum InitializerGoldens {{
  static let levels: [Double] = {numbers(levels)}
  static let quantiles: [Double] = {numbers(values)}
  static let deviation: Double = {sample.std().item():.9g}
  static let largest: Double = {sample.abs().max().item():.9g}
}}
""",
    )


# --- Curvature: the exact Hessian of networks of some 50 weights, and gradients example by example


def curvature_network(hasNorm, generator):
    layers = [("linear1", nn.Linear(3, 5))]
    if hasNorm:
        layers += [("norm2", nn.BatchNorm1d(5)), ("tanh", nn.Tanh()), ("linear4", nn.Linear(5, 1))]
    else:
        layers += [("tanh2", nn.Tanh()), ("linear3", nn.Linear(5, 4)), ("tanh4", nn.Tanh()), ("linear5", nn.Linear(4, 1))]
    network = nn.Sequential(OrderedDict(layers))
    with torch.no_grad():
        for value in network.parameters():
            value.copy_(torch.tensor(generator.integers(-24, 25, value.shape) / 16.0))
    return network.train()


def slot_name(name):
    return name.replace("norm2.weight", "norm2.gamma").replace("norm2.bias", "norm2.beta")


def curvature_goldens():
    generator = np.random.default_rng(20240306)
    text = """
/// The Hessian of the mean squared error of a small network by automatic differentiation, and the gradients of
/// its examples one by one.
struct CurvatureGolden: Sendable {
  let name: String
  let hasNorm: Bool
  let inputs: [Float]
  let targets: [Float]
  let parameters: [String: [Float]]
  /// The largest and the smallest eigenvalue of the Hessian.
  let largest: Double
  let smallest: Double
  /// Numbers d, and the largest eigenvalue of D H D.
  let scales: [String: [Double]]
  let largestScaled: Double
  /// The trace of the covariance of the examples' gradients (divisor n - 1), and |mean gradient|^2.
  let trace: Double
  let squaredNorm: Double

  static let all: [CurvatureGolden] = ["""
    for name, hasNorm, size, steps in [
        ("fresh", False, 1, 0),
        ("trained", False, 1, 3000),
        ("large errors", False, 64, 0),
        ("batch norm", True, 1, 0),
    ]:
        network = curvature_network(hasNorm, generator)
        x = sixteenths(generator, 40, 3)
        noise = sixteenths(generator, 40, 1)
        y = torch.tensor(np.round(16 * size * (torch.sin(2 * x[:, :1]) * x[:, 1:2] + 0.25 * noise).numpy()) / 16)
        descent = torch.optim.SGD(network.parameters(), lr=0.05)
        for _ in range(steps):
            descent.zero_grad()
            nn.functional.mse_loss(network(x), y).backward()
            descent.step()
        values = {n: p.detach().float().double() for n, p in network.named_parameters()}
        buffers = {n: b.clone() for n, b in network.named_buffers()}

        def loss(flat, rows=slice(None)):
            parts = torch.split(flat, [v.numel() for v in values.values()])
            shaped = {n: part.reshape(v.shape) for (n, v), part in zip(values.items(), parts)}
            state = {n: b.clone() for n, b in buffers.items()}
            output = torch.func.functional_call(network, {**shaped, **state}, x[rows])
            return nn.functional.mse_loss(output, y[rows])

        flat = torch.cat([v.flatten() for v in values.values()])
        hessian = torch.autograd.functional.hessian(loss, flat)
        eigenvalues = torch.linalg.eigvalsh(hessian)
        scales = torch.tensor(generator.integers(1, 65, len(flat)) / 16.0)
        scaled = torch.linalg.eigvalsh(scales[:, None] * hessian * scales)
        trace = squared = 0.0
        if not hasNorm:
            gradients = torch.stack([torch.autograd.functional.jacobian(lambda f: loss(f, slice(i, i + 1)), flat) for i in range(40)])
            trace = gradients.var(dim=0, correction=1).sum()
            squared = gradients.mean(dim=0).square().sum()
        parts = torch.split(scales, [v.numel() for v in values.values()])
        print(name, len(flat), eigenvalues[0].item(), eigenvalues[-2:].tolist(), scaled[-2:].tolist(), float(trace), float(squared))
        text += f"""
    CurvatureGolden(
      name: "{name}", hasNorm: {str(hasNorm).lower()},
      inputs: {numbers(x)},
      targets: {numbers(y)},
      parameters: {slots((slot_name(n), v) for n, v in values.items())},
      largest: {eigenvalues[-1].item():.12g}, smallest: {eigenvalues[0].item():.12g},
      scales: {slots((slot_name(n), v) for n, v in zip(values, parts))},
      largestScaled: {scaled[-1].item():.12g},
      trace: {float(trace):.12g}, squaredNorm: {float(squared):.12g}),"""
    write("CurvatureGoldens", text + "\n  ]\n}\n")


network_golden()
loss_goldens()
layer_goldens()
schedule_goldens()
optimizer_goldens()
initializer_goldens()
curvature_goldens()
