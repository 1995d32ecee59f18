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

  /** The script in which a file is: the small ones of single questions share 256. */
  const bundleOf = (path) => {
    const fragment = /^(.*)\/\w*_([0-9a-f]{2})[0-9a-f]*\.pf_fragment$/.exec(path);
    return fragment ? `${fragment[1]}/${fragment[2]}.js` : `${path}.js`;
  };

  /** What Pagefind, and the engine, have in place of the browser's fetch. */
  const fetch = async (address) => {
    const path = new URL(address, root).href.split(/[?#]/)[0].slice(root.length);
    if (!held.has(path)) await run(root + bundleOf(path));
    if (!held.has(path)) throw new Error(`not there: ${path}`);
    return new Response(held.get(path));
  };

  const loadPagefind = async () => {
    await run(`${root}pagefind/pagefind.js`);
    await Vraagbaak.pagefind.options({ basePath: `${root}pagefind/`, noWorker: true });
    return Vraagbaak.pagefind;
  };

  return { onDisk: true, indexAddress: `${root}pagefind/pagefind.js`, hold, fetch, loadPagefind };
})());
