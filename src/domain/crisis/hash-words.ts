/** 64 words that are told apart on a bad line, six bits each. */
const COLOURS =
  'amber apple ash azure beige birch black blue brass brick bronze brown carrot cherry chestnut clay cobalt copper coral cream crimson cyan denim ebony emerald fern flint ginger gold granite grape green grey hazel honey indigo ivory jade lemon lilac lime linen maple mint moss navy ochre olive orange peach pearl pink plum purple ruby rust sage sand scarlet silver sky slate violet white'.split(
    ' ',
  );
const ANIMALS =
  'badger bear beaver bison bull camel cat cobra condor crab crane deer dingo dog dolphin donkey dove duck eagle falcon ferret finch fox frog gecko giraffe goat goose hamster hare hawk hen heron horse jackal kiwi koala lamb leopard lion lizard lobster lynx magpie mole monkey moose otter owl panda parrot pelican penguin pigeon pony puffin rabbit raven robin salmon seal swan tiger zebra'.split(
    ' ',
  );

/** How many hex digits are shown beside the words. */
const SHORT_HEX = 8;

/**
 * A hash as two people can compare it on the phone: two words, and the hash's first digits. The words say
 * twelve bits, enough to hear that it is another version; what is signed is compared in full.
 *
 * @param hash in hex.
 */
export function hashWords(hash: string): { readonly words: string; readonly hex: string } {
  const bits = Number.parseInt(hash.slice(0, 3), 16);
  const colour = COLOURS[Math.floor(bits / ANIMALS.length)] ?? '';
  const animal = ANIMALS[bits % ANIMALS.length] ?? '';
  return { words: `${colour} ${animal}`, hex: hash.slice(0, SHORT_HEX) };
}
