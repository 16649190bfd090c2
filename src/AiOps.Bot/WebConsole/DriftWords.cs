using AiOps.Bot.Detection.Evaluation;

namespace AiOps.Bot.WebConsole;

/// <summary>Says how far something moved, and how long its bar is. Pure.</summary>
public static class DriftWords
{
    /// <summary>An index of twice what is grave fills the bar: beyond it more is not worse.</summary>
    private const double FullBar = 2 * DriftFigure.Grave;

    public static string Of(double psi) => psi switch
    {
        >= DriftFigure.Grave => "moved",
        >= DriftFigure.Noticeable => "moving",
        _ => "steady",
    };

    /// <summary>0 to 100.</summary>
    public static double BarOf(double psi) => 100 * Math.Clamp(psi / FullBar, 0, 1);
}
