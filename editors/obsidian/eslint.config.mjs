import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  js.configs.recommended,
  { files: ["src/**/*.ts"], extends: [...tseslint.configs.strict] },
  { files: ["test/**/*.mjs"], languageOptions: { globals: { process: "readonly" } } },
);
