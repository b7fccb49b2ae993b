/** VS Code's own themes, as far as the gallery uses them. */
const fonts = {
  '--vscode-font-family': 'system-ui, "Ubuntu", "Droid Sans", sans-serif',
  '--vscode-font-size': '13px',
};

const colours = (values) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`--vscode-${name}`, value]));

export const themes = {
  dark: {
    kind: 'dark',
    variables: {
      ...fonts,
      ...colours({
        foreground: '#cccccc',
        descriptionForeground: '#9d9d9d',
        focusBorder: '#0078d4',
        'button-background': '#0078d4',
        'button-foreground': '#ffffff',
        'button-hoverBackground': '#026ec1',
        'button-secondaryBackground': '#313131',
        'button-secondaryForeground': '#cccccc',
        'button-secondaryHoverBackground': '#3c3c3c',
        'dropdown-background': '#313131',
        'dropdown-foreground': '#cccccc',
        'dropdown-border': '#3c3c3c',
        'list-hoverBackground': '#2a2d2e',
        'list-inactiveSelectionBackground': '#37373d',
        'list-activeSelectionBackground': '#04395e',
        'list-activeSelectionForeground': '#ffffff',
        'problemsErrorIcon-foreground': '#f14c4c',
        'problemsWarningIcon-foreground': '#cca700',
        'problemsInfoIcon-foreground': '#3794ff',
      }),
      background: '#181818',
    },
  },
  light: {
    kind: 'light',
    variables: {
      ...fonts,
      ...colours({
        foreground: '#3b3b3b',
        descriptionForeground: '#3b3b3b',
        focusBorder: '#005fb8',
        'button-background': '#005fb8',
        'button-foreground': '#ffffff',
        'button-hoverBackground': '#0258a8',
        'button-secondaryBackground': '#e5e5e5',
        'button-secondaryForeground': '#3b3b3b',
        'button-secondaryHoverBackground': '#cccccc',
        'dropdown-background': '#ffffff',
        'dropdown-foreground': '#3b3b3b',
        'dropdown-border': '#cecece',
        'list-hoverBackground': '#f2f2f2',
        'list-inactiveSelectionBackground': '#e4e6f1',
        'list-activeSelectionBackground': '#e8e8e8',
        'list-activeSelectionForeground': '#000000',
        'problemsErrorIcon-foreground': '#e51400',
        'problemsWarningIcon-foreground': '#bf8803',
        'problemsInfoIcon-foreground': '#1a85ff',
      }),
      background: '#f8f8f8',
    },
  },
  'high-contrast': {
    kind: 'high-contrast',
    variables: {
      ...fonts,
      ...colours({
        foreground: '#ffffff',
        descriptionForeground: '#b3b3b3',
        focusBorder: '#f38518',
        contrastBorder: '#6fc3df',
        contrastActiveBorder: '#f38518',
        'button-background': '#000000',
        'button-foreground': '#ffffff',
        'button-border': '#6fc3df',
        'dropdown-background': '#000000',
        'dropdown-foreground': '#ffffff',
        'dropdown-border': '#6fc3df',
        'problemsErrorIcon-foreground': '#f48771',
        'problemsWarningIcon-foreground': '#ffd370',
        'problemsInfoIcon-foreground': '#3794ff',
      }),
      background: '#000000',
    },
  },
};
