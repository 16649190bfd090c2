namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>Average length of an unsuccessful search in a binary search tree: what a leaf that holds several rows stands for.</summary>
internal static class PathLength
{
    private const double EulerGamma = 0.577215664901532860606512090082;

    public static double Of(int rows) => rows switch
    {
        <= 1 => 0,
        2 => 1,
        _ => (2 * (Math.Log(rows - 1) + EulerGamma)) - (2.0 * (rows - 1) / rows),
    };
}
