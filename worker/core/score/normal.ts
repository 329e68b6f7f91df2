/**
 * Two-sided p-value of a standard normal z: the chance of something at least as far from 0.
 *
 * Below 3 by the power series of the distribution function (Marsaglia, J. Stat. Softw. 11(4), 2004), from there on
 * by the continued fraction of the tail (Abramowitz and Stegun 26.2.14), so that small p keep their digits.
 * Relative error below 1e-12 for |z| < 38; 0 beyond.
 *
 * @example twoSidedP(1.96) // 0.0499957902964409
 */
export const twoSidedP = (z: number): number => {
  const x = Math.abs(z);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x < 3) {
    let term = x;
    let sum = x;
    for (let i = 3; sum + term !== sum; i += 2) {
      term *= (x * x) / i;
      sum += term;
    }
    return 1 - 2 * density * sum;
  }
  let fraction = x;
  for (let i = 200; i >= 1; i--) fraction = x + i / fraction;
  return (2 * density) / fraction;
};
