// Reads what packing.py wrote: compressed columns of unsigned integers behind a JSON header.

/**
 * @typedef {Uint8Array | Uint16Array | Uint32Array | Int32Array} Column
 * @typedef {{at: number, width: number, length: number, raw: number, sorted?: number, first?: number}} Place
 * @typedef {{header: any, column: (name: string) => Column}} Package
 */

/**
 * @param {string} base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function bytesOf(base64) {
  const clean = base64.trim();
  const native = /** @type {any} */ (Uint8Array).fromBase64;
  if (native) return native.call(Uint8Array, clean);
  const text = atob(clean);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<ArrayBuffer>}
 */
export async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}

/**
 * @param {ArrayBuffer} buffer
 * @returns {Package}
 */
export function readPackage(buffer) {
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const start = 4 + length;
  /** @type {Map<string, Column>} */
  const read = new Map();
  return {
    header,
    column(name) {
      let found = read.get(name);
      if (!found) {
        /** @type {Place | undefined} */
        const place = header.columns[name];
        if (!place) throw new Error(`no column ${name}`);
        found = readColumn(buffer, start, place);
        read.set(name, found);
      }
      return found;
    },
  };
}

/**
 * @param {ArrayBuffer} buffer
 * @param {number} start
 * @param {Place} place
 * @returns {Column}
 */
function readColumn(buffer, start, place) {
  const { width, length } = place;
  const bytes = new Uint8Array(buffer, start + place.at, width * length);
  if (place.raw) return bytes;
  const values = gather(bytes, width, length);
  if (!place.sorted) return values;
  const sums = new Int32Array(length);
  let sum = place.first ?? 0;
  for (let row = 0; row < length; row++) {
    sum += values[row];
    sums[row] = sum;
  }
  return sums;
}

/**
 * Numbers from planes of bytes, the lowest bytes of all numbers first.
 * @param {Uint8Array} bytes
 * @param {number} width
 * @param {number} length
 * @returns {Column}
 */
function gather(bytes, width, length) {
  if (width === 1) return bytes;
  const values = width === 2 ? new Uint16Array(length) : new Uint32Array(length);
  for (let plane = 0; plane < width; plane++) {
    const shift = 8 * plane;
    const from = plane * length;
    for (let row = 0; row < length; row++) values[row] |= bytes[from + row] << shift;
  }
  return values;
}

/**
 * Where each row's items start, from how many each has; one longer than the lengths.
 * @param {ArrayLike<number>} lengths
 * @returns {Uint32Array}
 */
export function startsOf(lengths) {
  const starts = new Uint32Array(lengths.length + 1);
  for (let row = 0; row < lengths.length; row++) starts[row + 1] = starts[row] + lengths[row];
  return starts;
}
