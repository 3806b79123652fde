import { describeRoom } from './describe-room.ts';
import { PHONE } from './room.ts';

// At the width of a desk: `test/long/room-desk.test.ts`.
describeRoom({ name: 'a phone', viewport: PHONE, hasTouch: true, isMobile: true });
