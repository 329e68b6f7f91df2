/** Places of equal dots on arcs, like a choir seen from the front: outer rows hold more. */
export type Dots = { dots: [x: number, y: number][]; height: number };

const WIDTH = 318;
const CENTRE = 342;
const OUTER = 336;
const ROW = 18;
const SPACING = 20.55;
/** The most that fit on the outer row. */
const WIDEST = 15;

const rowsFor = (people: number): number[] => {
  for (let rows = 1; ; rows++) {
    const base = Math.floor((people - (rows * (rows - 1)) / 2) / rows);
    const rest = people - (rows * (rows - 1)) / 2 - base * rows;
    const sizes = Array.from({ length: rows }, (_, row) => base + row + (row >= rows - rest ? 1 : 0));
    if (Math.max(...sizes) <= WIDEST) return sizes;
  }
};

/** At most 60 people; above that the card shows the number alone. */
export const choirDots = (people: number): Dots => {
  const sizes = rowsFor(people);
  const dots = sizes.flatMap((size, row): [number, number][] => {
    const radius = OUTER - ROW * (sizes.length - 1 - row);
    return Array.from({ length: size }, (_, place) => {
      const angle = ((place - (size - 1) / 2) * SPACING) / radius;
      return [WIDTH / 2 + radius * Math.sin(angle), CENTRE - radius * Math.cos(angle)];
    });
  });
  return { dots, height: Math.max(...dots.map(([, y]) => y)) + 7 };
};
