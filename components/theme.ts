import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const blueprint: MantineColorsTuple = [
  "#eef4fb",
  "#d9e6f5",
  "#b3cdea",
  "#8bb2de",
  "#6b9cd4",
  "#4f86c6",
  "#35699f",
  "#1f5a9c",
  "#184a82",
  "#123a67",
];
const slate: MantineColorsTuple = [
  "#f7f8f9",
  "#eff1f3",
  "#e3e6ea",
  "#d0d5db",
  "#b3bac3",
  "#7c8794",
  "#5a6572",
  "#434c57",
  "#2b323a",
  "#1a1f25",
];
const night: MantineColorsTuple = [
  "#dfe3e8",
  "#c3c9d1",
  "#a4acb6",
  "#8a939e",
  "#4b545f",
  "#39414b",
  "#2b323a",
  "#20262d",
  "#181d23",
  "#11151a",
];

/** What has the focus in a dialog is not under the head, which stays where it is while the rest scrolls. */
const underHead = { scrollPaddingBlock: "64px 16px" };
/** Its head is no landmark: a dialog over another one would be a second banner of the page. */
const plainHead = { header: { role: "presentation" } };
/** The list itself scrolls, without a part around it that the keyboard would have to reach. */
const choosing = {
  defaultProps: {
    size: "xs",
    withScrollArea: false,
    comboboxProps: { shadow: "none", transitionProps: { duration: 80 } },
  },
  styles: { options: { maxHeight: 220, overflowY: "auto" } },
} as const;
/** A finger hits what is 24 px high. */
const hit = { lineHeight: "24px" };

/** All colors, sizes and contrasts of Callback. Nothing else names a color, but for the white paper of a shown email. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: "12px", sm: "13px", md: "13px", lg: "15px", xl: "20px" },
  lineHeights: { xs: "16px", sm: "20px", md: "20px", lg: "24px", xl: "28px" },
  spacing: { xs: "4px", sm: "8px", md: "16px", lg: "24px", xl: "32px" },
  radius: { xs: "2px", sm: "4px", md: "4px", lg: "6px", xl: "8px" },
  defaultRadius: "sm",
  colors: { blueprint, gray: slate, dark: night },
  primaryColor: "blueprint",
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  // Where black and white letters are equally legible; above and below it the better one has more than 4.5:1.
  luminanceThreshold: 0.18,
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    // Inside the page's landmark, or what floats would stand outside of all of them.
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        transitionProps: { duration: 80 },
        shadow: "none",
        portalProps: { target: "#main" },
      },
      styles: { dropdown: { maxWidth: "calc(100vw - 16px)", maxHeight: "calc(100dvh - 16px)", overflowY: "auto" } },
    },
    Notification: { defaultProps: { closeButtonProps: { "aria-label": "Close" } } },
    Popover: { defaultProps: { transitionProps: { duration: 80 }, shadow: "none" } },
    Modal: {
      defaultProps: {
        transitionProps: { duration: 120 },
        shadow: "none",
        centered: true,
        closeButtonProps: { "aria-label": "Close" },
        attributes: plainHead,
      },
      styles: { content: underHead },
    },
    Drawer: {
      defaultProps: {
        transitionProps: { duration: 120 },
        shadow: "none",
        position: "right",
        closeButtonProps: { "aria-label": "Close" },
        attributes: plainHead,
      },
      styles: { content: underHead },
    },
    Button: { defaultProps: { size: "xs" }, styles: { root: { minHeight: 24, minWidth: 24 } } },
    Input: { defaultProps: { size: "xs" } },
    InputWrapper: {
      defaultProps: { size: "xs" },
      styles: { description: { fontSize: 12, lineHeight: "16px" }, error: { fontSize: 12, lineHeight: "16px" } },
    },
    TextInput: { defaultProps: { size: "xs" } },
    PasswordInput: {
      defaultProps: { size: "xs" },
      styles: { visibilityToggle: { width: 24, height: 24, minWidth: 24, minHeight: 24 } },
    },
    Textarea: {
      defaultProps: { size: "xs", autosize: false, rows: 3 },
      // One that is higher than the window is shown from its first line.
      styles: { input: { scrollMarginBlock: 8 } },
    },
    Select: choosing,
    MultiSelect: choosing,
    NativeSelect: { defaultProps: { size: "xs" } },
    Checkbox: { defaultProps: { size: "xs" }, styles: { label: hit } },
    Radio: { defaultProps: { size: "xs" }, styles: { label: hit } },
    Switch: { defaultProps: { size: "xs" }, styles: { label: hit } },
    SegmentedControl: { defaultProps: { size: "xs" }, styles: { label: hit } },
  },
});

/** Our own names for surfaces, lines and states; each text color holds 4.5:1 on its surface, in light and dark. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { "--row": "36px", "--touch": "44px" },
  light: {
    "--mantine-color-dimmed": "#58626e",
    "--mantine-color-placeholder": "#66707c",
    "--mantine-color-error": "#a8201a",
    "--surface": "#ffffff",
    "--surface-sunk": "#f7f8f9",
    "--surface-hover": "#f2f5f8",
    "--surface-picked": "#e9f1fa",
    "--line": "#e1e5e9",
    "--line-strong": "#8a94a0",
    "--ink": "#1a1f25",
    "--ink-soft": "#58626e",
    "--accent": "#1f5a9c",
    "--accent-ink": "#ffffff",
    "--red": "#a8201a",
    "--red-soft": "#fbeceb",
    "--amber": "#7d4e00",
    "--amber-soft": "#fdf3e0",
    "--green": "#1d6b3a",
    "--green-soft": "#e8f5ec",
    "--gray": "#58626e",
    "--gray-soft": "#eff1f3",
    "--blue": "#1f5a9c",
    "--blue-soft": "#e9f1fa",
  },
  dark: {
    "--mantine-color-dimmed": "#a4acb6",
    "--mantine-color-placeholder": "#939ca7",
    "--mantine-color-error": "#ff9b94",
    "--mantine-color-body": "#14181d",
    "--mantine-color-text": "#dfe3e8",
    "--surface": "#14181d",
    "--surface-sunk": "#101317",
    "--surface-hover": "#1b2026",
    "--surface-picked": "#1a2836",
    "--line": "#2b323a",
    "--line-strong": "#79838f",
    "--ink": "#dfe3e8",
    "--ink-soft": "#a4acb6",
    "--accent": "#7fb0e6",
    "--accent-ink": "#0d1620",
    "--red": "#ff9b94",
    "--red-soft": "#3a1d1c",
    "--amber": "#f0b65c",
    "--amber-soft": "#352711",
    "--green": "#7fcf9b",
    "--green-soft": "#152b1d",
    "--gray": "#a4acb6",
    "--gray-soft": "#20262d",
    "--blue": "#7fb0e6",
    "--blue-soft": "#1a2836",
  },
});
