// Places of single events on the timeline: lanes above the line for cooperation, below it for conflict.

/**
 * @typedef {{event: number, left: number, right: number, up: boolean, lane: number, label: string, labelWidth: number, before: boolean}} Mark
 *   `before` is true where the label stands to the left
 * @typedef {{event: number, left: number, right: number, up: boolean, weight: number, label: string, labelWidth: number}} Wanted
 * @typedef {[number, number, number, number]} Box left, top, right, bottom
 * @typedef {{marks: Mark[], above: number, below: number, lane: number}} Placed `above` and `below` count lanes, `lane` is their height
 */

const GAP = 3;
const HIGHEST = 18;
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
  addLabels(tight.marks, wanted, width, lane);
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
 * Gives marks their labels where nothing else is, the weightiest first.
 * @param {Mark[]} marks
 * @param {Wanted[]} wanted
 * @param {number} width
 * @param {number} lane the height of a lane
 */
function addLabels(marks, wanted, width, lane) {
  const middle = (/** @type {Mark} */ mark) => (mark.up ? -1 : 1) * (mark.lane + 0.5) * lane;
  /** @type {Box[]} */
  const taken = marks.map((mark) => [mark.left - 1, middle(mark) - 4, mark.right + 1, middle(mark) + 4]);
  const order = wanted.map((_, at) => at).sort((a, b) => wanted[b].weight - wanted[a].weight || a - b);
  for (const at of order) {
    const mark = marks[at];
    const [y, long] = [middle(mark), mark.labelWidth + GAP];
    const behind = /** @type {Box} */ ([mark.right + GAP, y - 6, mark.right + GAP + long, y + 6]);
    const before = /** @type {Box} */ ([mark.left - GAP - long, y - 6, mark.left - GAP, y + 6]);
    const place = [behind, before].find((box) => box[0] >= 0 && box[2] <= width && !taken.some((other) => touch(box, other)));
    if (!place) continue;
    taken.push(place);
    mark.label = wanted[at].label;
    mark.before = place === before;
  }
}

/**
 * @param {Box} a
 * @param {Box} b
 */
export function touch(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
