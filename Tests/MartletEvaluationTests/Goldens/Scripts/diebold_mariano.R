# Prints DieboldMarianoGoldens.swift: Rscript diebold_mariano.R > ../DieboldMarianoGoldens.swift
# Needs the package forecast, 8.20 here.
suppressMessages(library(forecast))
set.seed(1995)

number <- function(x) sprintf("%.17g", x)
cases <- list()
add <- function(name, e1, e2, horizon, power) {
  cases[[length(cases) + 1]] <<- list(name = name, e1 = e1, e2 = e2, h = horizon, power = power)
}
for (n in c(3, 8, 12, 40, 97)) for (h in c(1, 2, 5, 11)) for (power in 1:2) if (n > h)
  add(paste("white noise", n), rnorm(n), rnorm(n, sd = 1.3), h, power)
for (h in c(2, 5, 20))
  add("overlapping errors", filter(rnorm(60 + h), rep(1, h))[h:(h + 59) - (h - 1) %/% 2],
      1.4 * filter(rnorm(60 + h), rep(1, h))[h:(h + 59) - (h - 1) %/% 2], h, 2)
add("negative variance", rep(c(2, 1), 10) + rnorm(20, sd = .01), rep(1.4, 20), 2, 2)
add("negative variance", rep(c(3, 1, 1), 8) + rnorm(24, sd = .01), rep(1.4, 24), 3, 1)

cat(sprintf("// Made by Scripts/diebold_mariano.R with forecast %s and R %s.%s: not to be edited.\n\n",
            packageVersion("forecast"), R.version$major, R.version$minor))
cat("// swift-format-ignore-file\n\n")
cat("/// Results of `dm.test` by estimator; nil where it found the variance not positive.\n")
cat("struct DieboldMarianoGolden: Sendable {\n  var name: String\n  var horizon: Int\n")
cat("  var differences: [Double]\n  var rectangular, bartlett: (statistic: Double, pValue: Double)?\n}\n\n")
cat("let dieboldMarianoGoldens: [DieboldMarianoGolden] = [\n")
for (case in cases) {
  stopifnot(!anyNA(case$e1), !anyNA(case$e2))
  result <- function(estimator) tryCatch({
    test <- dm.test(case$e1, case$e2, h = case$h, power = case$power, varestimator = estimator)
    sprintf("(%s, %s)", number(test$statistic), number(test$p.value))
  }, warning = function(w) "nil")
  d <- abs(case$e1)^case$power - abs(case$e2)^case$power
  cat(sprintf("  DieboldMarianoGolden(\n    name: \"%s\", horizon: %d,\n    differences: [%s],\n    rectangular: %s, bartlett: %s),\n",
              case$name, case$h, paste(number(d), collapse = ", "), result("acf"), result("bartlett")))
}
cat("]\n")
