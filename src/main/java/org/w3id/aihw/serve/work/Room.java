package org.w3id.aihw.serve.work;

import java.util.ArrayDeque;
import java.util.Deque;

/** Room for what is begun of one kind, and those outside who wait for it. */
final class Room {
  final Deque<Lanes.Turn> outside = new ArrayDeque<>();
  int free;

  Room(int free) {
    this.free = free;
  }
}
