import MartletEvaluation
import MartletRuns

extension BacktestDocument {
  /// A number of each score, by its name.
  typealias Numbers = [String: OrNull<Double>]

  /// The scores of one seed, or means of scores, by name.
  static func numbers(_ scores: Scores) -> Numbers {
    Dictionary(
      Scores.all.map { ($0.name, OrNull(wrappedValue: scores[keyPath: $0.value])) }
    ) { $1 }
  }

  /// The scores over the seeds, by name.
  static func spreads(_ scores: SeedScores) -> [String: Score] {
    Dictionary(Scores.all.map { ($0.name, Score(scores.spread(of: $0.value))) }) { $1 }
  }

  /// The quantiles of a model as a distribution.
  struct Distribution: Encodable {
    /// By the names of `DistributionScores.all`.
    let scores: Numbers
    let points: Int
    let folds: Int
    let pit: [DistributionScores.Bin]

    init(_ scores: DistributionScores) {
      self.scores = Dictionary(
        DistributionScores.all.map {
          ($0.name, OrNull(wrappedValue: scores[keyPath: $0.value]))
        }
      ) { $1 }
      (points, folds, pit) = (scores.points, scores.folds, scores.pit)
    }
  }

  /// A step, fold or series.
  struct Group: Encodable {
    struct Inside: Encodable {
      let level: Double
      let inside: Int
      let points: Int
    }

    let name: String
    let points: Int
    /// The mean loss of the metric; null where the group has none.
    @OrNull var loss: Double?
    let scores: [String: Score]
    /// How many points lie inside the intervals of each level.
    let coverage: [Inside]

    /// All groups of a model.
    static func all(
      _ result: BacktestResult, model: Int, by grouping: ScoreGrouping
    ) -> [Group] {
      let (points, losses) = (
        result.pointCounts(by: grouping), result.losses(model: model, by: grouping)
      )
      let scores = result.scores(model: model, by: grouping)
      let inside = result.backtest.levels.map {
        ($0, result.inside(model: model, level: $0, by: grouping))
      }
      return grouping.names.indices.map { group in
        Group(
          name: grouping.names[group], points: points[group], loss: losses[group],
          scores: spreads(scores[group]),
          coverage: inside.map {
            Inside(level: $0.0, inside: $0.1[group].inside, points: $0.1[group].points)
          })
      }
    }
  }
}
