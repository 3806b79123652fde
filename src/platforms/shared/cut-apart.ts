const ELLIPSIS = '…';
/** So much of what they have in common stays in front of where they differ. */
const KEPT_BEFORE = 12;

/**
 * Labels that fit, cut so that no two of them that differ look alike: where their beginnings are the same, what
 * differs follows after a gap. Whatever fits stays whole.
 *
 * @param most UTF-16 units that a label may have; 40 at least.
 */
export function cutApart(labels: readonly string[], most: number): readonly string[] {
  const cut = labels.map((label) => cutAt(label, most));
  const groups = Map.groupBy(new Set(labels), (label) => cutAt(label, most));
  const apart = new Map<string, string>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const named = cutGroup(group, most);
    for (const [index, label] of group.entries()) apart.set(label, named[index] ?? label);
  }
  return labels.map((label, index) => apart.get(label) ?? cut[index] ?? label);
}

/** What is the same of all is shortened; what still looks alike after that is numbered. */
function cutGroup(group: readonly string[], most: number): readonly string[] {
  const from = Math.max(0, commonLength(group) - KEPT_BEFORE);
  const head = wellFormed((group[0] ?? '').slice(0, Math.floor(most / 2)));
  const cut = group.map((label) => {
    return cutAt(`${head}${ELLIPSIS}${wellFormed(label.slice(from))}`, most);
  });
  return cut.map((label, index) => {
    if (cut.indexOf(label) === cut.lastIndexOf(label)) return label;
    const number = ` (${cut.slice(0, index + 1).filter((one) => one === label).length})`;
    return cutAt(label, most - number.length) + number;
  });
}

function commonLength([first = '', ...rest]: readonly string[]): number {
  let length = 0;
  while (length < first.length && rest.every((one) => one[length] === first[length])) length += 1;
  return length;
}

function cutAt(label: string, most: number): string {
  if (label.length <= most) return label;
  return wellFormed(label.slice(0, most - 1)) + ELLIPSIS;
}

/** Half a sign at either end goes. */
function wellFormed(text: string): string {
  return text.toWellFormed().replace(/^\uFFFD|\uFFFD$/g, '');
}
