namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>Vectors as directions.</summary>
internal static class UnitLength
{
    /// <summary>Brings a vector to length one. One without length gets the first direction: else it would be like everything.</summary>
    public static void Scale(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(v => v * v));
        if (length == 0 || !float.IsFinite(length))
        {
            Array.Clear(vector);
            vector[0] = 1;
            return;
        }

        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] /= length;
        }
    }
}
