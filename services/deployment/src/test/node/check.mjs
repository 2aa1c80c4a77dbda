// Reads a JSON array of Kubernetes objects from the standard input and writes one of what is wrong with each, as
// {index, message}. Objects of a kind that kubernetes-models does not know are answered with {index, unknown}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The model of an object, or null. */
function model({ apiVersion, kind }) {
  try {
    return require(`kubernetes-models/${apiVersion}`)[kind] ?? null;
  } catch (missing) {
    if (missing.code === "MODULE_NOT_FOUND" || missing.code === "ERR_PACKAGE_PATH_NOT_EXPORTED") {
      return null;
    }
    throw missing;
  }
}

const answers = JSON.parse(readFileSync(0, "utf8")).flatMap((object, index) => {
  const Model = model(object);
  if (!Model) {
    return [{ index, unknown: true }];
  }
  try {
    new Model(object).validate();
    return [];
  } catch (refused) {
    return [{ index, message: refused.message }];
  }
});
process.stdout.write(JSON.stringify(answers));
