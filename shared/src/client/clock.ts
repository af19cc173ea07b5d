/** The server's time on this device: every phone, screen and console shows the same second. */
export class ServerClock {
  private offset = 0;
  private bestRoundTrip = Number.POSITIVE_INFINITY;

  /** `local` is the device's own clock in milliseconds. */
  constructor(private readonly local: () => number = Date.now) {}

  /** Takes a sample: sent and received by the local clock, `serverNow` in between. The quickest is trusted. */
  sample(sentAt: number, serverNow: number, receivedAt: number): void {
    const roundTrip = receivedAt - sentAt;
    // An old good sample ages: clocks drift, so each later sample may be a little worse and still win.
    if (roundTrip > this.bestRoundTrip + 50) {
      this.bestRoundTrip += 5;
      return;
    }
    this.bestRoundTrip = roundTrip;
    this.offset = serverNow - (sentAt + receivedAt) / 2;
  }

  /** Server time in milliseconds since 1970. */
  now(): number {
    return this.local() + this.offset;
  }
}
