import {
  convertCssVariables,
  DEFAULT_THEME,
  deepMerge,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from "@mantine/core";
import { expect, test } from "vitest";
import { cssVariables, theme } from "./theme";

/**
 * What the theme changes in the kit's own style sheet. It stands in a file, because the kit would compute it anew in
 * every browser and send for that half of its script. After a change of the theme: npx vitest run theme-css --update
 */
test("the style sheet of the theme says what the theme says", async () => {
  const usual = defaultCssVariablesResolver(DEFAULT_THEME);
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const all = deepMerge(defaultCssVariablesResolver(merged), cssVariables(merged));
  const css = convertCssVariables({
    variables: without(all.variables, usual.variables),
    light: without(all.light, usual.light),
    dark: without(all.dark, usual.dark),
  });
  await expect(laidOut(css)).toMatchFileSnapshot("../app/theme.css");
});

function without(some: Record<string, string>, usually: Record<string, string>) {
  return Object.fromEntries(Object.entries(some).filter(([name, value]) => usually[name] !== value));
}

function laidOut(css: string): string {
  return css
    .split("}")
    .filter((rule) => rule.trim() !== "")
    .map((rule) => {
      const [selector = "", body = ""] = rule.split("{");
      const lines = body.split(";").filter((one) => one.trim() !== "");
      return `${selector.trim()} {\n${lines.map((one) => `  ${one.trim().replace(/:\s*/, ": ")};\n`).join("")}}\n`;
    })
    .join("\n");
}
