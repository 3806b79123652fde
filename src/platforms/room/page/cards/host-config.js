// @ts-check
/**
 * How Microsoft's renderer is to look, in the page's own colours. It writes colours into style
 * properties as they are, so variables of the style sheet reach it and follow the theme by themselves.
 */
/** In CSS pixels; nothing on the page is smaller. */
const TEXT_PX = 16;
const LINE_PX = 24;

/** @param {string} plain @param {string} [subtle] */
function colour(plain, subtle = plain) {
  return { default: `var(--${plain})`, subtle: `var(--${subtle})` };
}

const FOREGROUND = {
  default: colour('ink', 'slate'),
  dark: colour('ink', 'slate'),
  light: colour('slate'),
  accent: colour('blue'),
  good: colour('ink', 'slate'),
  warning: colour('amber'),
  attention: colour('red'),
};

export const HOST_CONFIG = {
  fontFamily: 'inherit',
  fontSizes: {
    small: TEXT_PX,
    default: TEXT_PX,
    medium: TEXT_PX,
    large: 18,
    extraLarge: 20,
  },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: LINE_PX, default: LINE_PX, medium: LINE_PX, large: 27, extraLarge: 30 },
  spacing: { small: 4, default: 4, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  supportsInteractivity: true,
  containerStyles: {
    default: { backgroundColor: 'transparent', foregroundColors: FOREGROUND },
    emphasis: { backgroundColor: 'var(--mist)', foregroundColors: FOREGROUND },
  },
  actions: {
    maxActions: 20,
    spacing: 'medium',
    buttonSpacing: 0,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder' },
      optionalInputs: { weight: 'bolder' },
    },
  },
};
