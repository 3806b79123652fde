// @ts-check
/** Adaptive Cards through Microsoft's renderer, then made at home on the page. */
/** @import * as AdaptiveCardsApi from 'adaptivecards' */
/** @import { AdaptiveCardJson, ButtonData } from '../../protocol.ts' */

import { say } from '../words.js';
import { decorateLines, decorateParts } from './decorate-card.js';
import { HOST_CONFIG } from './host-config.js';

/**
 * A card to look at and press.
 *
 * @param {AdaptiveCardJson} json
 * @param {string} title its first line
 * @param {(data: ButtonData, card: HTMLElement) => void} onPress
 * @param {number} [level] of its heading
 * @returns {HTMLElement}
 */
export function renderCard(json, title, onPress, level = 4) {
  const card = parseCard(json);
  const element = renderedOf(card);
  card.onExecuteAction = (action) => {
    const { OpenUrlAction } = renderer();
    if (action instanceof OpenUrlAction) return openAddress(action.url);
    const data = buttonData(action);
    // A card whose press is under way takes no other; its buttons say so by `aria-disabled`.
    if (data && element.getAttribute('aria-busy') !== 'true') onPress(data, element);
  };
  decorateLines(element, title, level);
  return element;
}

/**
 * @param {AdaptiveCardJson} json
 * @returns {AdaptiveCardsApi.AdaptiveCard}
 */
export function parseCard(json) {
  const api = renderer();
  const card = new api.AdaptiveCard();
  const config = new api.HostConfig(HOST_CONFIG);
  // The renderer reads this from its configuration, then overwrites it with an asterisk.
  config.inputs.label.requiredInputs.suffix = ` ${say('required')}`;
  config.inputs.label.requiredInputs.suffixColor = api.TextColor.Default;
  card.hostConfig = config;
  card.parse(json);
  return card;
}

/**
 * @param {AdaptiveCardsApi.AdaptiveCard} card
 * @returns {HTMLElement}
 */
export function renderedOf(card) {
  const element = card.render();
  if (!element) throw new Error('The renderer made nothing of this card.');
  for (const button of element.querySelectorAll('button')) button.removeAttribute('title');
  decorateParts(card, renderer());
  return element;
}

/**
 * Marks the card as having a press under way. Its buttons keep the focus, which `disabled` would take.
 *
 * @param {HTMLElement} card
 * @param {boolean} busy
 */
export function setBusy(card, busy) {
  card.setAttribute('aria-busy', String(busy));
  for (const button of card.querySelectorAll('button')) {
    if (busy) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
  }
}

/** @returns {typeof AdaptiveCardsApi} a classic script left it as a global */
export function renderer() {
  const api = /** @type {typeof AdaptiveCardsApi} */ (Reflect.get(globalThis, 'AdaptiveCards'));
  api.GlobalSettings.setTabIndexAtCardRoot = false;
  api.GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
  return api;
}

/** @param {string | undefined} url */
function openAddress(url) {
  if (url && /^https?:/.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
}

/**
 * @param {AdaptiveCardsApi.Action} action
 * @returns {ButtonData | undefined}
 */
function buttonData(action) {
  const data = /** @type {Partial<ButtonData> | undefined} */ (Reflect.get(action, 'data'));
  if (typeof data?.action !== 'string' || typeof data.value !== 'string') return undefined;
  return { action: data.action, value: data.value };
}
