import { expect } from 'chai';
import { speedClock } from '../../playground/server/speedClock';

describe('The clock of the playground', () => {
  it('goes faster from the moment on when it is told to, and moves forward at once', () => {
    let realMs = 1_000;
    const clock = speedClock(() => realMs);
    realMs += 500;
    expect(clock.nowMs()).to.equal(1_500);
    clock.setSpeed(20);
    realMs += 100;
    expect(clock.nowMs()).to.equal(3_500);
    clock.advance(5_000);
    expect(clock.nowMs()).to.equal(8_500);
    clock.setSpeed(1);
    realMs += 1;
    expect(clock.nowMs()).to.equal(8_501);
  });
});
