/** Makes `Temporal` global: Node 24 does not ship it. Imported for its effect, before anything that reckons with time. */
import 'temporal-polyfill/global';
