namespace AiOps.Bot.Detection.Templates;

/// <summary>A variable part found in a line.</summary>
internal record struct MaskPiece(int Start, int Length, MaskKind Kind)
{
    public readonly int End => Start + Length;
}
