package org.w3id.aihw.serve.pages;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two lanes on one axis of time: cooperation above, rivalry below, the time of both at once shaded.
 * Lengths are in the units of the picture.
 *
 * @param width how wide it is
 * @param height how high it is
 * @param axis how far down the axis is
 * @param end where the day asked about is, from the left
 * @param ticks the marks of the axis
 * @param overlaps the times in which both lanes hold something firm
 * @param above the lane above the axis
 * @param below the lane below it
 */
public record TimePicture(
    int width,
    int height,
    int axis,
    int end,
    List<Tick> ticks,
    List<Piece> overlaps,
    Lane above,
    Lane below) {
  private static final int SHOWN_BARS = 10;
  private static final int BAR = 34;
  private static final int HEADING = 26;
  private static final int AXIS = 34;
  private static final int EDGE = 12;

  /** Copies the lists. */
  public TimePicture {
    ticks = List.copyOf(ticks);
    overlaps = List.copyOf(overlaps);
  }

  /**
   * A mark of the axis.
   *
   * @param left how far from the left it is
   * @param text the year
   */
  public record Tick(int left, String text) {}

  /**
   * A piece of a bar.
   *
   * @param left where it begins
   * @param width how long it is
   * @param look how it is drawn
   * @param words what it says
   */
  public record Piece(int left, int width, Cited.Look look, String words) {
    /** Returns where it ends. */
    public int right() {
      return left + width;
    }
  }

  /**
   * A bar.
   *
   * @param label what it stands for, as much as fits
   * @param title what it stands for
   * @param top how far down its label is
   * @param pieces its pieces
   */
  public record Bar(String label, String title, int top, List<Piece> pieces) {
    /** Copies the list. */
    public Bar {
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * A lane.
   *
   * @param top how far down its heading is
   * @param bars its bars
   * @param more how many bars there was no room for
   */
  public record Lane(int top, List<Bar> bars, int more) {
    /** Copies the list. */
    public Lane {
      bars = List.copyOf(bars);
    }
  }

  /** What a bar is drawn from. */
  record Drawn(String label, List<Tie.Stretch> stretches) {
    private boolean isFirm() {
      return stretches.stream().anyMatch(Drawn::isFirm);
    }

    private static boolean isFirm(Tie.Stretch stretch) {
      return stretch.look() == Cited.Look.FIRM || stretch.look() == Cited.Look.INFERRED;
    }

    /** What documents say goes first, what is firm before what is not; then what follows. */
    int rank() {
      return stretches.getFirst().look() == Cited.Look.INFERRED ? 2 : isFirm() ? 0 : 1;
    }

    LocalDate first() {
      return stretches.getFirst().from();
    }
  }

  /**
   * Draws two lanes.
   *
   * @param cooperation what to draw above; what has no time is left out
   * @param rivalry what to draw below
   * @param end the day asked about
   * @param width how wide the picture is
   */
  static TimePicture of(List<Drawn> cooperation, List<Drawn> rivalry, LocalDate end, int width) {
    LocalDate start =
        Stream.concat(cooperation.stream(), rivalry.stream())
            .filter(drawn -> !drawn.stretches().isEmpty())
            .map(Drawn::first)
            .min(Comparator.naturalOrder())
            .orElse(end)
            .withDayOfYear(1);
    Scale scale = new Scale(start, end, width);
    Lane above = lane(cooperation, 0, scale);
    int axis = HEADING + above.bars().size() * BAR + (above.more() > 0 ? HEADING : 0) + 8;
    Lane below = lane(rivalry, axis + AXIS, scale);
    int height =
        axis + AXIS + HEADING + below.bars().size() * BAR + (below.more() > 0 ? HEADING : 0) + 8;
    return new TimePicture(
        width,
        height,
        axis,
        scale.at(end),
        ticks(scale),
        overlaps(firm(cooperation), firm(rivalry), scale),
        above,
        below);
  }

  /** Where days are from the left. */
  private record Scale(LocalDate start, LocalDate end, int width) {
    int at(LocalDate day) {
      long all = Math.max(1, ChronoUnit.DAYS.between(start, end));
      long passed = Math.clamp(ChronoUnit.DAYS.between(start, day), 0, all);
      return (int) (EDGE + passed * (width - 2 * EDGE) / all);
    }

    Piece piece(Tie.Stretch stretch) {
      int left = at(stretch.from());
      return new Piece(
          left,
          Math.max(3, at(stretch.to()) - left),
          stretch.look(),
          stretch.words() + ", " + stretch.from() + " to " + stretch.to());
    }
  }

  private static Lane lane(List<Drawn> all, int top, Scale scale) {
    List<Drawn> shown =
        all.stream()
            .filter(drawn -> !drawn.stretches().isEmpty())
            .sorted(
                Comparator.comparingInt(Drawn::rank)
                    .thenComparing(Drawn::first)
                    .thenComparing(Drawn::label))
            .toList();
    List<Bar> bars = new ArrayList<>();
    int letters = scale.width() / 8;
    for (Drawn drawn : shown.subList(0, Math.min(SHOWN_BARS, shown.size()))) {
      String label = drawn.label();
      bars.add(
          new Bar(
              label.length() > letters ? label.substring(0, letters - 1) + "…" : label,
              label,
              top + HEADING + bars.size() * BAR + 14,
              drawn.stretches().stream().map(scale::piece).toList()));
    }
    return new Lane(top + 16, bars, shown.size() - bars.size());
  }

  private static List<Tick> ticks(Scale scale) {
    int years = scale.end().getYear() - scale.start().getYear() + 1;
    int apart = Math.max(1, (int) Math.ceil(years * 44.0 / scale.width()));
    List<Tick> ticks = new ArrayList<>();
    for (int year = scale.start().getYear(); year <= scale.end().getYear(); year += apart) {
      int left = scale.at(LocalDate.of(year, 1, 1));
      if (left < scale.width() - 40 || ticks.isEmpty()) {
        ticks.add(new Tick(left, String.valueOf(year)));
      }
    }
    return ticks;
  }

  private static List<Tie.Stretch> firm(List<Drawn> all) {
    List<Tie.Stretch> sorted =
        all.stream()
            .flatMap(drawn -> drawn.stretches().stream())
            .filter(Drawn::isFirm)
            .sorted(Comparator.comparing(Tie.Stretch::from))
            .toList();
    List<Tie.Stretch> joined = new ArrayList<>();
    for (Tie.Stretch stretch : sorted) {
      if (!joined.isEmpty() && !stretch.from().isAfter(joined.getLast().to().plusDays(1))) {
        Tie.Stretch last = joined.removeLast();
        LocalDate to = last.to().isAfter(stretch.to()) ? last.to() : stretch.to();
        joined.add(new Tie.Stretch(last.from(), to, last.look(), last.words()));
      } else {
        joined.add(stretch);
      }
    }
    return joined;
  }

  private static List<Piece> overlaps(
      List<Tie.Stretch> cooperation, List<Tie.Stretch> rivalry, Scale scale) {
    List<Piece> overlaps = new ArrayList<>();
    for (Tie.Stretch one : cooperation) {
      for (Tie.Stretch other : rivalry) {
        LocalDate from = one.from().isAfter(other.from()) ? one.from() : other.from();
        LocalDate to = one.to().isBefore(other.to()) ? one.to() : other.to();
        if (from.isBefore(to)) {
          overlaps.add(scale.piece(new Tie.Stretch(from, to, Cited.Look.FIRM, "both at once")));
        }
      }
    }
    return overlaps;
  }
}
