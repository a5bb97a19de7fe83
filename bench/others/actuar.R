# A year of losses by the recursion of Panjer, as R's actuar does it: prints a line of JSON.
#
# Arguments: the step of the grid, its end, a file with a line for the levels and a line each for frequencies, mu and sigma. The mixture of all
# severities is discretised with its mean kept ("unbiased").
suppressWarnings(suppressMessages(library(actuar)))

arguments <- commandArgs(trailingOnly = TRUE)
step <- as.numeric(arguments[1])
end <- as.numeric(arguments[2])
rows <- lapply(strsplit(readLines(arguments[3]), " "), as.numeric)
levels <- rows[[1]]
frequency <- rows[[2]]
mu <- rows[[3]]
sigma <- rows[[4]]
total <- sum(frequency)

over <- function(x, one) {
  Reduce(`+`, Map(function(often, m, s) often / total * one(x, m, s), frequency, mu, sigma))
}
cumulative <- function(x) over(x, function(x, m, s) plnorm(x, m, s))
limited <- function(x) over(x, function(x, m, s) levlnorm(x, m, s, order = 1))

answers <- function() {
  severity <- discretize(cumulative, from = 0, to = end, step = step, method = "unbiased", lev = limited)
  suppressWarnings(aggregateDist(
    "recursive", model.freq = "poisson", model.sev = severity, lambda = total,
    x.scale = step, maxit = length(severity), tol = 0
  ))
}

times <- c()
for (round in 1:3) {
  start <- proc.time()[["elapsed"]]
  year <- answers()
  percentile <- VaR(year, conf.level = levels)
  tail <- TVaR(year, conf.level = levels)
  times <- c(times, 1000 * (proc.time()[["elapsed"]] - start))
}
list_of <- function(numbers) paste0("[", paste(format(unname(numbers), digits = 15), collapse = ","), "]")
cat(sprintf(
  '{"version":"%s","milliseconds":%f,"percentile":%s,"tailMean":%s}\n',
  packageVersion("actuar"), min(times), list_of(percentile), list_of(tail)
))
