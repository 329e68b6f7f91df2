/** An undirected network: node -> neighbour -> people on the edge between them. Both directions are kept. */
export type Network = Map<number, Map<number, number>>;

/** Adds people to an edge (or takes them off); an edge without people is no edge. */
export const addEdge = (network: Network, a: number, b: number, people: number): void => {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    let edges = network.get(from);
    if (!edges) {
      edges = new Map();
      network.set(from, edges);
    }
    const sum = (edges.get(to) ?? 0) + people;
    if (sum === 0) edges.delete(to);
    else edges.set(to, sum);
  }
};

/**
 * Smallest number of people whose edges separate two nodes, as far as `enough`: maximum flow by shortest augmenting
 * paths (Edmonds and Karp, "Theoretical improvements in algorithmic efficiency for network flow problems", J. ACM
 * 1972), at most `enough` of them. By Ford and Fulkerson this is the minimum cut. O(enough x edges).
 *
 * @returns min(cut, enough)
 * @example boundedCut(network, cell, ground, 5) // 5: nobody can be isolated by this cell
 */
export const boundedCut = (network: Network, source: number, sink: number, enough: number): number => {
  // Flow sent along an edge; the other direction gets as much more room.
  const sent = new Map<number, Map<number, number>>();
  const flow = (from: number, to: number) => sent.get(from)?.get(to) ?? 0;
  const send = (from: number, to: number, people: number) => {
    const edges = sent.get(from) ?? new Map<number, number>();
    sent.set(from, edges.set(to, (edges.get(to) ?? 0) + people));
  };
  let total = 0;
  while (total < enough) {
    const cameFrom = new Map<number, number>([[source, source]]);
    const queue = [source];
    for (let next = 0; next < queue.length && !cameFrom.has(sink); next++) {
      const from = queue[next] ?? source;
      for (const [to, people] of network.get(from) ?? [])
        if (!cameFrom.has(to) && people - flow(from, to) > 0) {
          cameFrom.set(to, from);
          queue.push(to);
        }
    }
    if (!cameFrom.has(sink)) return total;
    let room = enough - total;
    for (let to = sink; to !== source; to = cameFrom.get(to) ?? source) {
      const from = cameFrom.get(to) ?? source;
      room = Math.min(room, (network.get(from)?.get(to) ?? 0) - flow(from, to));
    }
    for (let to = sink; to !== source; to = cameFrom.get(to) ?? source) {
      const from = cameFrom.get(to) ?? source;
      send(from, to, room);
      send(to, from, -room);
    }
    total += room;
  }
  return total;
};
