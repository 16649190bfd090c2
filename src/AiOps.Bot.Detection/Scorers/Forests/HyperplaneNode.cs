using AiOps.Bot.Detection.Models;

namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>A cut of any slope, or a leaf.</summary>
/// <param name="Normal">Null for a leaf.</param>
/// <param name="Offset">Rows whose product with the normal is at most this go left.</param>
/// <param name="Length">Path length that a leaf stands for.</param>
internal sealed record HyperplaneNode(float[]? Normal, double Offset, double Length, HyperplaneNode? Left = null, HyperplaneNode? Right = null)
{
    private const int MaxDepth = 64;

    /// <exception cref="FormatException">It is deeper than any tree that is grown.</exception>
    public static HyperplaneNode Load(ModelInput input, int columns, int depth = 0)
    {
        var (isLeaf, offset, length) = (input.Number(0, 1) == 0, input.Real(), input.Real());
        return isLeaf
            ? new(null, offset, length)
            : depth >= MaxDepth ? throw new FormatException("A tree of the model is too deep.")
            : new(input.Array<float>(columns), offset, length, Load(input, columns, depth + 1), Load(input, columns, depth + 1));
    }

    public void Save(ModelOutput output)
    {
        output.Number(Normal is null ? 0 : 1);
        output.Number(Offset);
        output.Number(Length);
        if (Normal is not null)
        {
            output.Array<float>(Normal);
            Left!.Save(output);
            Right!.Save(output);
        }
    }
}
