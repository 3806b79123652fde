import { Counter, collectDefaultMetrics, Registry } from 'prom-client';

/** Numbers for Prometheus: counts and times, no names. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  /** One interaction was answered. */
  countInteraction(platform: string, kind: string, reply: string): void;
  /** One delivery was settled. */
  countDelivery(platform: string, state: string): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const interactions = new Counter({
    name: 'tandem_interactions_total',
    help: 'Interactions answered, by platform, kind and kind of reply',
    labelNames: ['platform', 'kind', 'reply'],
    registers: [registry],
  });
  const deliveries = new Counter({
    name: 'tandem_deliveries_total',
    help: 'Deliveries settled, by platform and state',
    labelNames: ['platform', 'state'],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    countInteraction: (platform, kind, reply) => interactions.inc({ platform, kind, reply }),
    countDelivery: (platform, state) => deliveries.inc({ platform, state }),
  };
}
