@_exported public import MartletEvaluation
@_exported public import MartletLayers
@_exported public import MartletModels
@_exported public import MartletReport
@_exported public import MartletRuns
@_exported public import MartletSeries
@_exported public import MartletTraining
