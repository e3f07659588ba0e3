// Says what the glTF validator finds in each file: a line of JSON a file.
const { readFileSync } = require("fs");
const { validateBytes } = require("gltf-validator");

(async () => {
  for (const file of process.argv.slice(2)) {
    const { issues } = await validateBytes(new Uint8Array(readFileSync(file)));
    console.log(JSON.stringify({ file, errors: issues.numErrors, warnings: issues.numWarnings, messages: issues.messages }));
  }
})();
