namespace AiOps.Bot.Detection.Scorers.Networks;

/// <summary>Adam (Kingma, Ba: ICLR 2015) with its usual constants.</summary>
internal sealed class Adam(int parameters)
{
    private const float First = 0.9f;
    private const float Second = 0.999f;
    private const float Tiny = 1e-8f;

    private readonly float[] _mean = new float[parameters];
    private readonly float[] _square = new float[parameters];
    private int _steps;

    public void Step(float[] values, float[] gradient, float rate)
    {
        _steps++;
        var scale = rate * MathF.Sqrt(1 - MathF.Pow(Second, _steps)) / (1 - MathF.Pow(First, _steps));
        for (var i = 0; i < values.Length; i++)
        {
            var g = gradient[i];
            _mean[i] += (1 - First) * (g - _mean[i]);
            _square[i] += (1 - Second) * ((g * g) - _square[i]);
            values[i] -= scale * _mean[i] / (MathF.Sqrt(_square[i]) + Tiny);
        }
    }
}
