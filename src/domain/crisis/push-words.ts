import type { MessageKind, MessageLanguage } from './message.ts';

/** What stands around a message where it is read: in the language of the message, not of a screen. */
export interface PushWords {
  readonly kinds: Readonly<Record<MessageKind, string>>;
  /** Above everything, in an exercise. */
  readonly exercise: string;
  readonly confirm: string;
  /** Above a message that another took the place of. */
  readonly replaced: string;
  readonly replacedBy: string;
}

/** Part of what is signed: whoever changes a word here changes what a version that waits would say. */
export const PUSH_WORDS: Readonly<Record<MessageLanguage, PushWords>> = {
  en: {
    kinds: {
      first: 'Message',
      update: 'Update',
      correction: 'Correction',
      all_clear: 'All clear',
    },
    exercise: 'EXERCISE',
    confirm: 'Confirm that you have read it',
    replaced: 'No longer current',
    replacedBy: 'Replaced by',
  },
  nl: {
    kinds: {
      first: 'Bericht',
      update: 'Update',
      correction: 'Correctie',
      all_clear: 'Einde melding',
    },
    exercise: 'OEFENING',
    confirm: 'Bevestig dat u het gelezen hebt',
    replaced: 'Niet meer actueel',
    replacedBy: 'Vervangen door',
  },
  de: {
    kinds: {
      first: 'Mitteilung',
      update: 'Aktualisierung',
      correction: 'Berichtigung',
      all_clear: 'Entwarnung',
    },
    exercise: 'ÜBUNG',
    confirm: 'Bestätigen, dass Sie es gelesen haben',
    replaced: 'Nicht mehr aktuell',
    replacedBy: 'Ersetzt durch',
  },
  fr: {
    kinds: {
      first: 'Message',
      update: 'Mise à jour',
      correction: 'Rectificatif',
      all_clear: 'Fin d’alerte',
    },
    exercise: 'EXERCICE',
    confirm: 'Confirmer que vous l’avez lu',
    replaced: 'N’est plus à jour',
    replacedBy: 'Remplacé par',
  },
  uk: {
    kinds: {
      first: 'Повідомлення',
      update: 'Оновлення',
      correction: 'Виправлення',
      all_clear: 'Відбій',
    },
    exercise: 'НАВЧАННЯ',
    confirm: 'Підтвердити, що ви прочитали',
    replaced: 'Вже не актуально',
    replacedBy: 'Замінено на',
  },
};
