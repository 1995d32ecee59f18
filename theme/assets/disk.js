// Search on a page that was opened from a disk. Modules, fetch and workers are refused there; but a
// classic script is not. So the builder made one of each file of the index: it hands over the
// file's bytes, in base64, to `Vraagbaak.hold` (builder/publishing/disk.py).
"use strict";
Object.assign((globalThis.Vraagbaak ??= {}), (() => {
  const root = new URL("..", document.currentScript.src).href;
  const held = new Map(); // path of a file of the index to its bytes
  const asked = new Map(); // address of a script to the promise that it has run

  const run = (address) => {
    if (!asked.has(address)) {
      asked.set(address, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.addEventListener("load", resolve);
        script.addEventListener("error", () => reject(new Error(`not there: ${address}`)));
        script.src = address;
        document.head.append(script);
      }));
    }
    return asked.get(address);
  };

  const hold = (files) => {
    for (const [path, text] of Object.entries(files)) {
      held.set(path, Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
    }
  };

  /** The script in which a file is: the small ones of single questions share one, 50 by 50. */
  const bundleOf = (path) => {
    const text = /^(.*\/text)\/\d+\/(\d+)\.bin$/.exec(path);
    return text ? `${text[1]}/${Math.floor(text[2] / 50)}.js` : `${path}.js`;
  };

  /** What the engine has in place of fetching. */
  const readFile = async (_, address) => {
    const path = `search-index/${address.split("?")[0]}`;
    if (!held.has(path)) await run(root + bundleOf(path));
    if (!held.has(path)) throw new Error(`not there: ${path}`);
    return held.get(path);
  };

  return { onDisk: true, hold, readFile };
})());
