namespace AiOps.Bot.Detection.Scorers.Networks;

/// <summary>A network that can say how its loss changes with its parameters. Used by several threads at once, each with a workspace of its own.</summary>
internal interface INetwork
{
    int Parameters { get; }

    /// <summary>How long an item is; batches are made of items of about the same length.</summary>
    int LengthOf(int item);

    object Workspace();

    /// <summary>Adds the gradient of the loss, summed over some items of the training.</summary>
    /// <returns>The loss, summed, and over how many values.</returns>
    (double Loss, int Values) AddGradient(float[] parameters, ReadOnlySpan<int> items, float[] gradient, object workspace);
}
