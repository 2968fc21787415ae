# The stepwise rule on resampled tables as a plain loop of R's own glm: what a statistician would write without a
# package. Arguments: a table of lists as CSV, how many tables to resample, a seed. Prints lines `name value`.
# It does less than ours: it does not check whether the estimate exists.
arguments <- commandArgs(trailingOnly = TRUE)
table <- read.csv(arguments[1], check.names = FALSE)
replicates <- as.integer(arguments[2])
set.seed(as.integer(arguments[3]))

lists <- setdiff(names(table), "count")
t <- length(lists)
histories <- as.matrix(expand.grid(rep(list(0:1), t)))[-1, , drop = FALSE]
key <- function(rows) as.vector(rows %*% 2^(0:(t - 1)))
counts <- rep(0, nrow(histories))
counts[match(key(as.matrix(table[, lists])), key(histories))] <- table$count
pairs <- t(combn(t, 2))
both <- apply(pairs, 1, function(p) histories[, p[1]] * histories[, p[2]])

estimate <- function(counts) {
  chosen <- integer(0)
  repeat {
    shared <- as.vector(counts %*% both)
    empty <- chosen[shared[chosen] == 0]
    kept <- rowSums(both[, empty, drop = FALSE]) == 0
    effects <- data.frame(y = counts, histories, both[, setdiff(chosen, empty), drop = FALSE])[kept, ]
    fit <- glm(y ~ ., family = poisson, data = effects)
    expected <- rep(0, length(counts))
    expected[kept] <- fitted(fit)
    lambda <- as.vector(expected %*% both)
    p <- pmin(ppois(shared, lambda), ppois(shared - 1, lambda, lower.tail = FALSE))
    p[chosen] <- 1
    if (min(p) >= 0.02) return(sum(counts) + exp(coef(fit)[[1]]))
    chosen <- c(chosen, which.min(p))
  }
}

cat("glm-point", format(estimate(counts), digits = 12), "\n")
before <- sum(proc.time()[1:2])
for (i in seq_len(replicates)) {
  suppressWarnings(estimate(as.vector(rmultinom(1, sum(counts), counts))))
}
cat("glm-replicate", (sum(proc.time()[1:2]) - before) / replicates, "\n")
