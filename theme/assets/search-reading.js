// The files of the search index: fetched, unpacked, taken apart (packing.py puts them together).
// Where nothing can be fetched, a page replaces `Vraagbaak.readFile`.
"use strict";
Object.assign(((globalThis.Vraagbaak ??= {}).finding ??= {}), (() => {
  const VERSION = 6; // digits of the version of a file: as in naming.py

  /** The bytes of a file of the index. Only the head changes under the same address. */
  const readFile = async (root, path) => {
    const answer = await fetch(`${root}search-index/${path}`, path === "head.bin" ? { cache: "no-cache" } : {});
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };

  const unpacked = async (data) => {
    if (data[0] !== 0x1f || data[1] !== 0x8b) return data; // Some server did it already.
    const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  const decoder = new TextDecoder();

  /** What was compressed as going on after a sample: as `like` in packing.py. */
  const unlike = async (data, sample) => {
    const begin = new TextEncoder().encode(sample);
    const size = begin.length;
    // A block that is stored as it is, and not the last one.
    const block = new Uint8Array([0, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255]);
    const stream = new Blob([block, begin, data]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer()).subarray(size);
  };

  /** Takes apart what packing.py put together. */
  class Reader {
    constructor(data) {
      this.data = data;
      this.at = 0;
    }

    number() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = this.data[this.at++];
        value |= (byte & 127) << shift;
        if (byte < 128) return value;
      }
    }

    text() {
      const length = this.number();
      this.at += length;
      return decoder.decode(this.data.subarray(this.at - length, this.at));
    }

    after(previous) {
      const shared = this.number();
      // Shared letters are counted as Python does: by code points.
      const begin = shared ? (shared <= previous.length && !/[\ud800-\udfff]/.test(previous)
        ? previous.slice(0, shared) : [...previous].slice(0, shared).join("")) : "";
      return begin + this.text();
    }

    texts() {
      return Array.from({ length: this.number() }, () => this.text());
    }

    postings() {
      const count = this.number();
      const documents = new Uint32Array(count);
      const impacts = new Uint8Array(count);
      let document = 0;
      for (let i = 0; i < count; i++) documents[i] = document += this.number();
      for (let i = 0; i < count; i += 2) {
        const pair = this.data[this.at++];
        impacts[i] = pair & 15;
        if (i + 1 < count) impacts[i + 1] = pair >> 4;
      }
      return { documents, impacts };
    }
  }

  /** The last of some sorted texts that is not after this one. */
  const fileOf = (firsts, text) => {
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= text) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  };

  Vraagbaak.readFile = readFile;
  return { VERSION, unpacked, unlike, decoder, Reader, fileOf };
})());
