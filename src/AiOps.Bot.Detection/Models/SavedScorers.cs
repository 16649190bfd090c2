using AiOps.Bot.Detection.Scorers.Boosting;
using AiOps.Bot.Detection.Scorers.Ensembles;
using AiOps.Bot.Detection.Scorers.Forests;
using AiOps.Bot.Detection.Scorers.Margins;
using AiOps.Bot.Detection.Scorers.Networks;
using AiOps.Bot.Detection.Scorers.Projections;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Models;

/// <summary>Scorers of feature tables as bytes: the family's name, then what the family saves of itself.</summary>
internal static class SavedScorers
{
    private const int DeepestEnsemble = 2;

    /// <exception cref="ArgumentException">A scorer of a family that is not known here.</exception>
    public static void Save(ITableScorer scorer, ModelOutput output)
    {
        output.Text(scorer.Name);
        Action<ModelOutput> save = scorer switch
        {
            IsolationForest forest => forest.Save,
            ExtendedIsolationForest forest => forest.Save,
            HalfSpaceTrees trees => trees.Save,
            RandomCutForest forest => forest.Save,
            OneClassSvm machine => machine.Save,
            RandomFeatureSvm machine => machine.Save,
            PcaResidual residual => residual.Save,
            Autoencoder autoencoder => autoencoder.Save,
            BoostedTrees trees => o => Save(trees, o),
            TableEnsemble ensemble => ensemble.Save,
            _ => throw new ArgumentException($"Models of {scorer.Name} cannot be saved.", nameof(scorer)),
        };
        save(output);
    }

    /// <exception cref="FormatException">It is no such scorer.</exception>
    public static ITableScorer Load(ModelInput input, int depth = 0) => input.Text() switch
    {
        IsolationForestTrainer.FamilyName => IsolationForest.Load(input),
        ExtendedIsolationForestTrainer.FamilyName => ExtendedIsolationForest.Load(input),
        HalfSpaceTreesTrainer.FamilyName => HalfSpaceTrees.Load(input),
        RandomCutForestTrainer.FamilyName => RandomCutForest.Load(input),
        OneClassSvmTrainer.FamilyName => OneClassSvm.Load(input),
        RandomFeatureSvmTrainer.FamilyName => RandomFeatureSvm.Load(input),
        PcaResidualTrainer.FamilyName => PcaResidual.Load(input),
        AutoencoderTrainer.FamilyName => Autoencoder.Load(input),
        BoostedTreesTrainer.FamilyName => XgboostModel.Read(new MemoryStream(input.Array<byte>())),
        TableEnsembleTrainer.FamilyName when depth < DeepestEnsemble => TableEnsemble.Load(input, depth + 1),
        var name => throw new FormatException($"There is no family of scorers '{name}' that could be read."),
    };

    private static void Save(BoostedTrees trees, ModelOutput output)
    {
        using var json = new MemoryStream();
        XgboostModel.Write(trees, json);
        output.Array<byte>(json.ToArray());
    }
}
