// What citation-js prints of each item of a CSL JSON file, a line each: node print.cjs FILE STYLE
const fs = require("fs")
const { Cite } = require("@citation-js/core")
require("@citation-js/plugin-csl")

const [file, template] = process.argv.slice(2)
for (const item of JSON.parse(fs.readFileSync(file, "utf8"))) {
  const text = new Cite(item).format("bibliography", { format: "text", template, lang: "en-US" })
  console.log(`${item.id}: ${text.replace(/\s+/g, " ").trim()}`)
}
