package org.w3id.aihw.serve.work;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rooms of all kinds, and who waits outside of them. Not safe to share between threads. */
final class Rooms {
  private final Map<Kind, Room> rooms = new EnumMap<>(Kind.class);

  /** Opens rooms for so many pages, other days and files; queries are let in however many. */
  Rooms(int pages, int otherDays, int files) {
    rooms.put(Kind.QUERY, new Room(Integer.MAX_VALUE));
    rooms.put(Kind.PAGE, new Room(pages));
    rooms.put(Kind.OTHER_DAY, new Room(otherDays));
    rooms.put(Kind.FILE, new Room(files));
  }

  Room of(Kind kind) {
    Room room = rooms.get(kind);
    if (room == null) {
      throw new IllegalStateException("there is no room for " + kind);
    }
    return room;
  }

  Collection<Room> all() {
    return rooms.values();
  }

  /** Returns how many wait outside. */
  int outside() {
    return rooms.values().stream().mapToInt(room -> room.outside.size()).sum();
  }

  /**
   * Returns who came last of those that wait outside for more than a kind, the dearest kind first.
   */
  Optional<Lanes.Turn> lastOutside(Kind than) {
    return Stream.of(Kind.FILE, Kind.OTHER_DAY, Kind.PAGE)
        .filter(kind -> kind.compareTo(than) > 0)
        .flatMap(kind -> Stream.ofNullable(of(kind).outside.peekLast()))
        .findFirst();
  }
}
