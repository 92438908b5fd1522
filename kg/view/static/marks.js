// Places of single events on the timeline: lanes above the line for cooperation, below it for conflict.

/**
 * @typedef {{event: number, left: number, right: number, up: boolean, lane: number, label: string, labelWidth: number, before: boolean}} Mark
 *   `before` is true where the label stands to the left
 * @typedef {{event: number, left: number, right: number, up: boolean, weight: number, label: string, labelWidth: number}} Wanted
 * @typedef {{marks: Mark[], above: number, below: number, lane: number}} Placed `above` and `below` count lanes, `lane` is their height
 */

const GAP = 3;
const HIGHEST = 18;
const LABELLED = 13;
const LOWEST = 8;

/**
 * Marks in lanes, each in the lowest that has room, with labels where there is room beside them, the weightiest
 * first. Lanes are as high as they can be.
 * @param {Wanted[]} wanted in order of `left`
 * @param {number} width no label ends beyond it
 * @param {number} height of all lanes together
 * @returns {Placed | null} null where they would be too thin to be told apart
 */
export function placeMarks(wanted, width, height) {
  const roomy = inLanes(wanted, width, true);
  if (roomy && (roomy.above + roomy.below) * HIGHEST <= height) return { ...roomy, lane: HIGHEST };
  const tight = inLanes(wanted, width, false);
  if (!tight) return null;
  const lane = Math.min(HIGHEST, Math.floor(height / Math.max(2, tight.above + tight.below)));
  if (lane < LOWEST) return null;
  if (lane >= LABELLED) addLabels(tight.marks, wanted, width);
  return { ...tight, lane };
}

/**
 * @param {Wanted[]} wanted
 * @param {number} width
 * @param {boolean} labels whether each mark takes the room of its label
 */
function inLanes(wanted, width, labels) {
  /** @type {number[]} */
  const up = [];
  /** @type {number[]} */
  const down = [];
  /** @type {Mark[]} */
  const marks = [];
  for (const each of wanted) {
    const side = each.up ? up : down;
    const stop = labels ? each.right + GAP + each.labelWidth : each.right;
    if (labels && stop > width) return null;
    let lane = side.findIndex((end) => end + GAP <= each.left);
    if (lane < 0) lane = side.length;
    side[lane] = stop;
    const { event, left, right, labelWidth } = each;
    marks.push({ event, left, right, up: each.up, lane, label: labels ? each.label : "", labelWidth, before: false });
  }
  return { marks, above: up.length, below: down.length };
}

/**
 * @param {Mark[]} marks
 * @param {Wanted[]} wanted
 * @param {number} width
 */
function addLabels(marks, wanted, width) {
  /** @type {Map<string, [number, number][]>} */
  const taken = new Map();
  const key = (/** @type {Mark} */ mark) => `${mark.up}${mark.lane}`;
  for (const mark of marks) taken.set(key(mark), [...(taken.get(key(mark)) ?? []), [mark.left, mark.right]]);
  const order = wanted.map((_, at) => at).sort((a, b) => wanted[b].weight - wanted[a].weight || a - b);
  for (const at of order) {
    const mark = marks[at];
    const lane = taken.get(key(mark)) ?? [];
    const long = mark.labelWidth + GAP;
    const behind = /** @type {[number, number]} */ ([mark.right + GAP, mark.right + GAP + long]);
    const before = /** @type {[number, number]} */ ([mark.left - GAP - long, mark.left - GAP]);
    const place = [behind, before].find(
      ([from, to]) => from >= 0 && to <= width && !lane.some(([left, right]) => left < to && right > from),
    );
    if (!place) continue;
    lane.push(place);
    mark.label = wanted[at].label;
    mark.before = place === before;
  }
}
