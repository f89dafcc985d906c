/** Loaded into a container before anything else: its time passes faster from a moment on, see `fastTime`. */
const [fromMs = 0, speed = 1] = (process.env['FAST_TIME'] ?? '').split(' ').map(Number);
const RealDate = Date;
const steadyMs = performance.now.bind(performance);
const startTimer = setTimeout;
const nowMs = () => Math.round(fromMs + (RealDate.now() - fromMs) * speed);

class FastDate extends RealDate {
  constructor(...parts: number[]) {
    super(...((parts.length > 0 ? parts : [nowMs()]) as [number]));
  }

  static override now = nowMs;
}

performance.now = () => steadyMs() * speed;
Object.assign(globalThis, {
  Date: FastDate,
  setTimeout: Object.assign(
    (work: () => void, delayMs = 0, ...parts: []) => startTimer(work, delayMs / speed, ...parts),
    startTimer,
  ),
});
