type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * Those that come back to themselves, in groups that reach each other. Not by recursion: the ways are as long as a file makes them.
 * @param graph every end is a key too
 */
export function circlesOf(graph: Graph): ReadonlySet<string>[] {
  const back = new Map([...graph.keys()].map((id) => [id, [] as string[]]));
  for (const [id, ends] of graph) for (const end of ends) back.get(end)!.push(id);
  const [seen, taken] = [new Set<string>(), new Set<string>()];
  const farthestFirst = [...graph.keys()].flatMap((id) => reached(id, graph, seen));
  const groups = farthestFirst.reverse().map((id) => new Set(reached(id, back, taken)));
  return groups.filter((group) => group.size > 1 || [...group].some((id) => graph.get(id)!.includes(id)));
}

/** What is reached and was not seen before, each behind what it leads to. */
function reached(from: string, graph: Graph, seen: Set<string>): string[] {
  if (seen.has(from)) return [];
  seen.add(from);
  const found: string[] = [];
  const way = [{ id: from, next: 0 }];
  for (let last = way.at(-1); last; last = way.at(-1)) {
    const end = graph.get(last.id)![last.next++];
    if (end === undefined) found.push(way.pop()!.id);
    else if (!seen.has(end)) {
      seen.add(end);
      way.push({ id: end, next: 0 });
    }
  }
  return found;
}
