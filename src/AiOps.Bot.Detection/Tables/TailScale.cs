namespace AiOps.Bot.Detection.Tables;

/// <summary>Turns a raw score of any size, at least 0, into one from 0 to 1 with the same order: 0.5 stands for what one row in twenty of the training reached.</summary>
internal readonly record struct TailScale(double Half)
{
    private const double Share = 0.95;

    public static TailScale Of(double[] raw)
    {
        var sorted = raw.Where(double.IsFinite).Order().ToArray();
        var half = sorted.Length == 0 ? 1 : sorted[(int)((sorted.Length - 1) * Share)];
        return new(half > 0 ? half : 1);
    }

    public double Of(double raw) => double.IsNaN(raw) ? 0 : raw <= 0 ? 0 : double.IsPositiveInfinity(raw) ? 1 : raw / (raw + Half);
}
