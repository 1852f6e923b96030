"""Writes NetworkGoldens.swift from PyTorch, in double precision: python make_networks.py

Needs torch 2.15.0 and numpy. Each architecture is written out once more in PyTorch, with the tensors and
permutations of its paper ([batch, time, channel]); weights are found by the names of the product's slots.
Weights are multiples of 1/16 and inputs of 1/1024, so that they are the same in single precision. The output is
that of training (batch norm by the statistics of the batch, no dropout), the gradients those of sum(dy y).
"""

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
ROWS = 4


def numbers(values, digits=9):
    return "[" + ", ".join(f"{v:.{digits}g}" for v in values.detach().numpy().ravel()) + "]"


class Shape:
    """What a row holds: [target L | past L each | ahead L + H each | mask L | statics]."""

    def __init__(self, L, H, k=1, past=0, ahead=0, mask=False, statics=0):
        self.L, self.H, self.k, self.past, self.ahead, self.mask, self.statics = L, H, k, past, ahead, mask, statics
        self.lengths = [L, past * L, ahead * (L + H), L * mask, statics]
        self.width = sum(self.lengths)

    def parts(self, x):
        return torch.split(x, self.lengths, dim=1)

    def swift(self):
        return (
            f"NetworkShape(lookback: {self.L}, horizon: {self.H}, outputsPerStep: {self.k}, "
            f"pastCovariates: {self.past}, futureCovariates: {self.ahead}, hasMask: {str(self.mask).lower()}, "
            f"staticCovariates: {self.statics})"
        )


class Slots(dict):
    """Parameters by the names of slots, made when they are first asked for."""

    def __init__(self, rng):
        super().__init__()
        self.rng = rng

    def get(self, name, *shape):
        if name not in self:
            values = self.rng.integers(-24, 25, shape) / 16.0
            if name.endswith(".gamma"):
                values = np.abs(values) + 0.5
            self[name] = torch.tensor(values, requires_grad=True)
        assert self[name].shape == shape, name
        return self[name]

    def linear(self, name, x, outputs):
        return F.linear(x, self.get(f"{name}.weight", outputs, x.shape[-1]), self.get(f"{name}.bias", outputs))

    def layer_norm(self, name, x):
        """Over all but the batch."""
        shape = x.shape[1:]
        return F.layer_norm(x, shape, self.get(f"{name}.gamma", *shape), self.get(f"{name}.beta", *shape))

    def batch_norm(self, name, x):
        """Of each number over the batch."""
        gamma, beta = self.get(f"{name}.gamma", x.shape[1]), self.get(f"{name}.beta", x.shape[1])
        return F.batch_norm(x, None, None, gamma, beta, training=True)


def add_level(y, level, H):
    """The level, for the first number of each step."""
    return torch.cat([y[:, :H] + level, y[:, H:]], dim=1)


# --- Linear models


def linear(p, s, x):
    return p.linear("linear1", x, s.k * s.H)


def nlinear(p, s, x):
    target, rest = x[:, : s.L], x[:, s.L :]
    last = target[:, -1:].detach()
    return add_level(p.linear("last1.linear1", torch.cat([target - last, rest], 1), s.k * s.H), last, s.H)


def dlinear(p, s, x, kernel=5):
    target, rest = x[:, : s.L], x[:, s.L :]
    front, end = target[:, :1].repeat(1, (kernel - 1) // 2), target[:, -1:].repeat(1, (kernel - 1) // 2)
    trend = F.avg_pool1d(torch.cat([front, target, end], 1)[:, None], kernel, stride=1)[:, 0]
    y = p.linear("parallel1.branch1.linear3", trend, s.k * s.H)
    y = y + p.linear("parallel1.branch2.linear3", target - trend, s.k * s.H)
    return y + p.linear("parallel1.branch3.linear2", rest, s.k * s.H) if rest.shape[1] else y


class RevIN:
    """As the authors: statistics detached, the affine map taken back off the output."""

    def __init__(self, p, channels):  # [B, L, C]
        self.gamma, self.beta = p.get("revin1.gamma", channels.shape[2]), p.get("revin1.beta", channels.shape[2])
        self.mean = channels.mean(1, keepdim=True).detach()
        self.deviation = torch.sqrt(channels.var(1, keepdim=True, unbiased=False) + 1e-5).detach()
        self.normalised = (channels - self.mean) / self.deviation * self.gamma + self.beta

    def back(self, z, H):
        """[B, k H]: the first number of each step, which is of the first channel."""
        first = (z[:, :H] - self.beta[0]) / (self.gamma[0] + 1e-5**2)
        return torch.cat([first * self.deviation[:, :, 0] + self.mean[:, :, 0], z[:, H:]], 1)


def rlinear(p, s, x):
    revin = RevIN(p, x[:, : s.L, None])
    last = revin.normalised[:, -1:, 0]
    z = p.linear("revin1.last1.linear1", torch.cat([revin.normalised[:, :, 0] - last, x[:, s.L :]], 1), s.k * s.H)
    return revin.back(torch.cat([z[:, : s.H] + last, z[:, s.H :]], 1), s.H)


# --- Perceptrons


def resmlp(p, s, x):
    h = p.linear("linear1", x, 5)
    for name in ["residual2", "residual3"]:
        inner = torch.relu(p.linear(f"{name}.linear1", p.layer_norm(f"{name}.norm", h), 5))
        h = h + p.linear(f"{name}.linear3", inner, 5)
    return p.linear("linear5", p.layer_norm("norm4", h), s.k * s.H)


# --- Doubly residual stacks: the window with the newest value first, as the authors have it


def doubly_residual(s, x, blocks):
    """Each block: (rows [B, L] newest first, rest) -> backcast newest first, forecast [B, k, H]."""
    target, rest = x[:, : s.L], x[:, s.L :]
    residuals = target.flip(1)
    kept = 1 - s.parts(x)[3].flip(1) if s.mask else torch.ones_like(residuals)
    forecast = 0
    for block in blocks:
        backcast, part = block(residuals, rest)
        residuals = (residuals - backcast) * kept
        forecast = forecast + part
    return add_level(forecast.reshape(-1, s.k * s.H), target[:, -1:], s.H)


def nbeats_block(p, s, kind, name, degree=2, harmonics=1):
    t_back, t = torch.arange(s.L) / s.L, torch.arange(s.H) / s.H
    if kind == "trend":
        back = torch.stack([t_back**i for i in range(degree + 1)])
        ahead = torch.stack([t**i for i in range(degree + 1)])
    elif kind == "seasonality":
        frequency = np.append(np.zeros(1), np.arange(harmonics, harmonics / 2 * s.H) / harmonics)
        back_grid = torch.tensor(-2 * np.pi * np.outer(frequency, np.arange(s.L) / s.H))
        grid = torch.tensor(2 * np.pi * np.outer(frequency, np.arange(s.H) / s.H))
        back = torch.cat([torch.cos(back_grid), torch.sin(back_grid)])
        ahead = torch.cat([torch.cos(grid), torch.sin(grid)])

    def block(residuals, rest):
        h = torch.cat([residuals.flip(1), rest], 1)  # the first map sees them oldest first
        for index in [1, 3]:
            h = torch.relu(p.linear(f"{name}.linear{index}", h, 4))
        if kind == "identity":
            theta = p.linear(f"{name}.linear5", h, s.L + s.k * s.H)
            return theta[:, : s.L].flip(1), theta[:, s.L :].reshape(-1, s.k, s.H)
        n = len(back)
        theta = p.linear(f"{name}.linear5", h, (1 + s.k) * n)
        forecast = torch.einsum("bqp,pt->bqt", theta[:, n:].reshape(-1, s.k, n), ahead)
        return torch.einsum("bp,pt->bt", theta[:, :n], back), forecast

    return block


def nbeats(p, s, x):
    kinds = ["identity", "identity", "trend", "trend", "seasonality", "seasonality"]
    blocks = [nbeats_block(p, s, kind, f"last1.stack1.block{i + 1}") for i, kind in enumerate(kinds)]
    return doubly_residual(s, x, blocks)


def interpretable(p, s, x):
    trend = nbeats_block(p, s, "trend", "last1.stack1.block1", degree=3, harmonics=2)
    season = nbeats_block(p, s, "seasonality", "last1.stack1.block2", degree=3, harmonics=2)
    return doubly_residual(s, x, 3 * [trend] + 3 * [season])


def nhits(p, s, x):
    def block(name, pool, downsample):
        knots = max(s.H // downsample, 1)
        first = 1 if pool == 1 else 2

        def pooled(window):  # [B, T], newest first
            return F.max_pool1d(window[:, None], pool, pool, ceil_mode=True)[:, 0]

        def apply(residuals, rest):
            _, past, ahead, mask, statics = s.parts(torch.cat([residuals, rest], 1))
            windows = [residuals]
            windows += [c.flip(1) for c in past.split(s.L, 1)] if s.past else []
            windows += [c.flip(1) for c in ahead.split(s.L + s.H, 1)] if s.ahead else []
            windows += [mask.flip(1)] if s.mask else []
            h = torch.cat([pooled(w).flip(1) for w in windows] + [statics], 1)
            for index in [first, first + 2]:
                h = torch.relu(p.linear(f"{name}.linear{index}", h, 4))
            theta = p.linear(f"{name}.linear{first + 4}", h, s.L + s.k * knots)
            forecast = theta[:, s.L :].reshape(-1, s.k, knots)
            return theta[:, : s.L].flip(1), F.interpolate(forecast, size=s.H, mode="linear")

        return apply

    stacks = [(3, 3), (2, 2), (1, 1)]
    blocks = [block(f"last1.stack1.block{i + 1}", *stack) for i, stack in enumerate(stacks)]
    return doubly_residual(s, x, blocks)


# --- TiDE


def tide_block(p, name, x, hidden, outputs, norm=None):
    y = p.linear(f"{name}.branch1.linear3", torch.relu(p.linear(f"{name}.branch1.linear1", x, hidden)), outputs)
    y = y + p.linear(f"{name}.branch2.linear1", x, outputs)
    if norm is None:
        return y
    gamma, beta = p.get(f"{norm}.gamma", outputs), p.get(f"{norm}.beta", outputs)
    return F.layer_norm(y, (outputs,), gamma, beta)


def tide(p, s, x, hidden=5, step_width=2, step_hidden=3, width=2, covariate_hidden=3):
    target, past, ahead, mask, statics = s.parts(x)
    inputs, branch = [target], 2
    if s.past:
        u = past.reshape(-1, s.past, s.L).transpose(1, 2)  # [B, L, C]
        name = f"parallel1.branch{branch}.shared3"
        inputs.append(tide_block(p, f"{name}.parallel1", u, covariate_hidden, width).flatten(1))
        branch += 1
    if s.ahead:
        u = ahead.reshape(-1, s.ahead, s.L + s.H).transpose(1, 2)
        name = f"parallel1.branch{branch}.shared3"
        u = tide_block(p, f"{name}.parallel1", u, covariate_hidden, width)
        inputs.append(u.flatten(1))
    top = "parallel2" if s.past + s.ahead else "parallel1"
    dense = f"{top}.branch2.parallel1.branch1" if s.ahead else f"{top}.branch2"
    e = tide_block(
        p, f"{dense}.parallel1", torch.cat(inputs + [mask, statics], 1), hidden, hidden, f"{dense}.norm2"
    )
    d = tide_block(p, f"{dense}.parallel3", e, hidden, step_width * s.H, f"{dense}.norm4")
    steps = d.reshape(-1, step_width, s.H)
    if s.ahead:
        steps = torch.cat([steps, u[:, s.L :].transpose(1, 2)], 1)
    last = f"{top}.branch2.shared{3 if s.ahead else 6}"
    y = tide_block(p, f"{last}.parallel1", steps.transpose(1, 2), step_hidden, s.k)  # [B, H, k]
    return y.transpose(1, 2).flatten(1) + p.linear(f"{top}.branch1.linear2", target, s.k * s.H)


# --- TSMixer


def tsmixer(p, s, x, hidden=3):
    channels = 1 + s.past + s.mask
    revin = RevIN(p, x[:, : (1 + s.past) * s.L].reshape(-1, 1 + s.past, s.L).transpose(1, 2))
    z = torch.cat([revin.normalised, x[:, (1 + s.past) * s.L :, None]], 2) if s.mask else revin.normalised
    for block in [1, 3]:  # [B, L, C]
        normal = p.batch_norm(f"revin1.residual{block}.norm1", z.transpose(1, 2).flatten(1))
        time = normal.reshape(-1, channels, s.L)  # [B, C, L]
        z = z + torch.relu(p.linear(f"revin1.residual{block}.shared2.linear1", time, s.L)).transpose(1, 2)
        name = f"revin1.residual{block + 1}"
        normal = p.batch_norm(f"{name}.norm1", z.transpose(1, 2).flatten(1))
        across = normal.reshape(-1, channels, s.L).transpose(1, 2)
        shared = f"{name}.shared{3 if channels > 1 else 2}"
        across = torch.relu(p.linear(f"{shared}.linear1", across, hidden))
        z = z + p.linear(f"{shared}.linear3", across, channels)
    last = f"revin1.linear{6 if channels > 1 else 5}"
    return revin.back(p.linear(last, z[:, :, 0], s.k * s.H), s.H)


def tsmixerx(p, s, x, hidden=3):
    target, past, ahead, mask, statics = s.parts(x)
    revin = RevIN(p, target[:, :, None])
    known = ahead.reshape(-1, s.ahead, s.L + s.H)

    def across(name, norm, z):  # [B, H, C] -> [B, H, hidden]
        y = torch.relu(p.linear(f"{name}.residual1.linear1", z, hidden))
        y = p.linear(f"{name}.residual1.linear3", y, hidden)
        around = z if z.shape[2] == hidden else p.linear(f"{name}.residual1.projection", z, hidden)
        return normed(norm, y + around)

    def normed(name, z):  # the slots are [steps, units] where the row of the product is
        gamma, beta = p.get(f"{name}.gamma", *z.shape[1:]), p.get(f"{name}.beta", *z.shape[1:])
        return F.layer_norm(z, z.shape[1:], gamma, beta)

    def over(name, z):  # [B, H, C]; its row in the product is [C, H], and so are its slots
        y = torch.relu(p.linear(f"{name}.shared1.linear1", z.transpose(1, 2), s.H)).transpose(1, 2)
        return normed(f"{name}.norm", (y + z).transpose(1, 2)).transpose(1, 2)

    def constants(name):
        steps = statics[:, None].repeat(1, s.H, 1)
        return across(f"{name}.shared3", f"{name}.norm4", steps)

    windows = [revin.normalised.transpose(1, 2), past.reshape(-1, s.past, s.L), known[:, :, : s.L], mask[:, None]]
    first = "revin1.parallel1.branch1"
    z = p.linear(f"{first}.parallel1.branch1.shared2.linear1", torch.cat(windows, 1), s.H).transpose(1, 2)
    z = across(f"{first}.parallel1.branch1.shared4", f"{first}.parallel1.branch1.norm5", z)
    future = f"{first}.parallel1.branch2"
    steps = across(f"{future}.shared4", f"{future}.norm5", known[:, :, s.L :].transpose(1, 2))
    z = torch.cat([z, steps, constants(f"{first}.parallel1.branch3")], 2)
    z = over(f"{first}.residual2", z)
    z = across(f"{first}.shared4", f"{first}.norm5", z)
    for block in [2, 3]:
        name = f"revin1.parallel{block}.branch1"
        z = over(f"{name}.residual2", torch.cat([z, constants(f"{name}.parallel1.branch2")], 2))
        z = across(f"{name}.shared4", f"{name}.norm5", z)
    y = p.linear("revin1.shared6.linear1", z, s.k)
    return revin.back(y.transpose(1, 2).flatten(1), s.H)


everything = dict(k=2, past=2, ahead=2, mask=True, statics=2)
CASES = [
    ("linear", linear, Shape(6, 3)),
    ("linear", linear, Shape(5, 3, **everything)),
    ("nlinear", nlinear, Shape(6, 3)),
    ("nlinear", nlinear, Shape(5, 3, **everything)),
    ("dlinear:kernel=5", dlinear, Shape(7, 3)),
    ("dlinear:kernel=5", dlinear, Shape(5, 2, **everything)),
    ("rlinear", rlinear, Shape(6, 3)),
    ("rlinear", rlinear, Shape(5, 3, **everything)),
    ("resmlp:hidden=5,blocks=2,dropout=0", resmlp, Shape(5, 3, past=1)),
    ("nbeats:stacks=identity/trend/seasonality,blocks=2,layers=2,hidden=4", nbeats, Shape(6, 4)),
    ("nbeats:stacks=identity/trend/seasonality,blocks=2,layers=2,hidden=4", nbeats, Shape(5, 3, **everything)),
    ("nbeats-interpretable:layers=2,hidden=4,degree=3,harmonics=2", interpretable, Shape(6, 5)),
    ("nhits:pools=3/2/1,downsamples=3/2/1,layers=2,hidden=4,dropout=0", nhits, Shape(8, 4)),
    ("nhits:pools=3/2/1,downsamples=3/2/1,layers=2,hidden=4,dropout=0", nhits, Shape(5, 4, **everything)),
    (
        "tide:hidden=5,step-width=2,step-hidden=3,covariate-width=2,covariate-hidden=3,norm=true,dropout=0",
        tide,
        Shape(5, 3),
    ),
    (
        "tide:hidden=5,step-width=2,step-hidden=3,covariate-width=2,covariate-hidden=3,norm=true,dropout=0",
        tide,
        Shape(4, 3, **everything),
    ),
    ("tsmixer:blocks=2,hidden=3,dropout=0", tsmixer, Shape(5, 3)),
    ("tsmixer:blocks=2,hidden=3,dropout=0", tsmixer, Shape(4, 3, k=2, past=2, mask=True)),
    ("tsmixerx:hidden=3,dropout=0", tsmixerx, Shape(4, 3, **everything)),
]


def main():
    text = f"""\
// Made by make_networks.py with PyTorch {torch.__version__.split("+")[0]}, in double precision: not to be edited.

// swift-format-ignore-file

import MartletModels

/// An architecture on {ROWS} rows: y, and the gradients for a given dy.
struct NetworkGolden: Sendable {{
  /// As on the command line.
  let model: String
  let shape: NetworkShape
  /// Rows.
  let x: [Float]
  let dy: [Float]
  /// By the name of the slot.
  let parameters: [String: [Float]]
  let y: [Double]
  let gradients: [String: [Double]]

  static let all: [NetworkGolden] = ["""
    for seed, (model, function, shape) in enumerate(CASES):
        rng = np.random.default_rng([20261125, seed])
        x = rng.integers(-1536, 1537, (ROWS, shape.width)) / 1024.0
        if shape.mask:  # rows of padding, whose target is 0
            start = sum(shape.lengths[:3])
            for row, padding in enumerate([0, 2, 1, 0]):
                mask = (np.arange(shape.L) < padding).astype(float)
                x[row, start : start + shape.L] = mask
                x[row, : shape.L] *= 1 - mask
        x = torch.tensor(x)
        dy = torch.tensor(rng.integers(-24, 25, (ROWS, shape.k * shape.H)) / 16.0)
        slots = Slots(rng)
        y = function(slots, shape, x)
        gradients = torch.autograd.grad(
            (dy * y).sum(), list(slots.values()), allow_unused=True, materialize_grads=True
        )
        values = ", ".join(f'"{name}": {numbers(value)}' for name, value in slots.items())
        found = ", ".join(f'"{name}": {numbers(value)}' for name, value in zip(slots, gradients))
        text += f"""
    NetworkGolden(
      model: "{model}",
      shape: {shape.swift()},
      x: {numbers(x)},
      dy: {numbers(dy)},
      parameters: [{values}],
      y: {numbers(y)},
      gradients: [{found}]),"""
    (Path(__file__).parent / "NetworkGoldens.swift").write_text(text + "\n  ]\n}\n")


main()
