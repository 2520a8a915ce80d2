//! Points, and the text that draws them.

use core::fmt::Write;

/// A place in a chart, from its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// How large a chart is, in its own units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// A line through points, as the `d` of an SVG path; to a tenth of a unit.
#[must_use]
pub fn line(points: &[Point]) -> String {
    let mut path = String::new();
    for (place, point) in points.iter().enumerate() {
        let letter = if place == 0 { 'M' } else { 'L' };
        // Writing to a String cannot fail.
        let _ = write!(path, "{letter}{:.1} {:.1}", point.x, point.y);
    }
    path
}

/// The closed shape between an upper and a lower line.
#[must_use]
pub fn area(upper: &[Point], lower: &[Point]) -> String {
    let around: Vec<_> = upper.iter().chain(lower.iter().rev()).copied().collect();
    if around.is_empty() {
        return String::new();
    }
    line(&around) + "Z"
}

#[cfg(test)]
mod tests {
    use super::*;

    const UP: [Point; 2] = [Point { x: 0.0, y: 1.0 }, Point { x: 10.0, y: 2.26 }];

    #[test]
    fn lines_and_areas_are_paths() {
        assert_eq!(line(&UP), "M0.0 1.0L10.0 2.3");
        assert_eq!(line(&[]), "");
        let low = [Point { x: 0.0, y: 9.0 }, Point { x: 10.0, y: 9.0 }];
        assert_eq!(area(&UP, &low), "M0.0 1.0L10.0 2.3L10.0 9.0L0.0 9.0Z");
    }
}
