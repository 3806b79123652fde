/** Tandem, and beside it a library that fails twice in the background, where nobody can catch it. */
import '../../src/main.ts';
import { EventEmitter } from 'node:events';

void Promise.reject(new TypeError('somebody typed this'));
setImmediate(() => new EventEmitter().emit('error', new RangeError('and this')));
