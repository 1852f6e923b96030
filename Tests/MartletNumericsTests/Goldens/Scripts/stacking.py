"""Non-negative least squares and stacking weights by scipy, for StackingGoldens.swift.

pip install numpy scipy==1.17.1
python stacking.py > ../StackingGoldens.swift     (from this folder)

The weights that sum to one are those of SLSQP, a method of another kind, on the same squares.
"""
import numpy as np
from scipy.optimize import minimize, nnls

rng = np.random.default_rng(7)


def numbers(values):
    return "[" + ", ".join(repr(round(float(v), 12)) for v in values) + "]"


def rows(matrix):
    return "[" + ", ".join(numbers(row) for row in matrix) + "]"


def stack(products):
    count = len(products)
    scaled = products / np.trace(products)
    best = min(
        (minimize(lambda w: w @ scaled @ w, start, jac=lambda w: 2 * scaled @ w, method="SLSQP",
                  bounds=[(0, 1)] * count, constraints={"type": "eq", "fun": lambda w: w.sum() - 1},
                  options={"ftol": 1e-15, "maxiter": 1000})
         for start in [np.full(count, 1 / count), *np.eye(count)]), key=lambda found: found.fun)
    return best.x


print("// Made by Scripts/stacking.py with scipy: not to be edited.\n")
print("// swift-format-ignore-file\n")
print("enum StackingGoldens {")
print("  /// G, c and the coefficients of scipy.optimize.nnls.")
print("  static let problems: [(gram: [[Double]], cross: [Double], solution: [Double])] = [")
for count in [1, 2, 3, 5, 8]:
    for _ in range(3):
        a = np.round(rng.normal(size=(20, count)), 3)
        b = np.round(rng.normal(size=20) + a @ rng.normal(size=count) / 2, 3)
        print(f"    ({rows(a.T @ a)}, {numbers(a.T @ b)}, {numbers(nnls(a, b)[0])}),")
print("  ]")
print("  /// Sums of products of errors, and the weights of SLSQP.")
print("  static let stacks: [(products: [[Double]], weights: [Double])] = [")
for count in [2, 3, 5]:
    for _ in range(3):
        common = rng.normal(size=(40, 1))
        errors = np.round(common + rng.normal(size=(40, count)) * rng.uniform(0.3, 2, size=count), 3)
        products = errors.T @ errors
        print(f"    ({rows(products)}, {numbers(stack(products))}),")
print("  ]")
print("}")
